import Platform

/// What a new thread runs.
private final class ThreadBody {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Runs the body on another thread; false if the system allows none, as where the number of processes
/// or the memory is limited. A Dispatch queue would never run it then, and never say so.
func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  let passed = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let error = pthread_create(
    &thread, &attributes,
    { body in
      // Taken along as a pointer, which some systems know as one that may be nil.
      let pointer: UnsafeMutableRawPointer? = body
      if let pointer { Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run() }
      return nil
    }, passed.toOpaque())
  if error != 0 { passed.release() }
  return error == 0
}
