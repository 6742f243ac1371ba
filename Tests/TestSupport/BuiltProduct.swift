import Foundation

/// The path of an executable that was built along with the tests.
package func builtProduct(_ name: String) -> String {
  let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
  let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  return folder.appendingPathComponent(name).path
}
