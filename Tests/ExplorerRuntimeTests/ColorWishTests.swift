import ExplorerRuntime
import Testing

@Suite struct ColorWishTests {
  @Test(
    arguments: [
      ([:], true), (["NO_COLOR": ""], true), (["NO_COLOR": "1"], false),
      (["NO_COLOR": "0"], false), (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
      (["NO_COLOR": "1", "FORCE_COLOR": "3"], false), (["CLICOLOR": "0"], false),
      (["CLICOLOR": "1"], true), (["CLICOLOR": "0", "CLICOLOR_FORCE": "1"], true),
      (["CLICOLOR": "0", "FORCE_COLOR": "1"], true),
      (["CLICOLOR": "0", "CLICOLOR_FORCE": "0", "FORCE_COLOR": ""], false),
      (["NO_COLOR": "", "CLICOLOR": "0"], false),
    ] as [([String: String], Bool)])
  func `the first variable that asks for something decides`(
    environment: [String: String], isFulfilled: Bool
  ) {
    #expect(ColorWish.auto.isFulfilled { environment[$0] } == isFulfilled)
    #expect(ColorWish.always.isFulfilled { environment[$0] })
    #expect(!ColorWish.never.isFulfilled { environment[$0] })
  }
}
