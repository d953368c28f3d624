package dev.sluice.repository.security;

import java.util.Map;

/** Records calls that may change something. */
public interface CallRecorder {

  /**
   * A call that is about to be made.
   *
   * @param address where it came from
   * @param route the line of the table of calls that it falls under
   */
  record Call(Caller caller, String address, String method, String route, String path) {}

  /**
   * Records a call before it is made.
   *
   * @return what names it
   */
  long begin(Call call);

  /**
   * Records what happened to it.
   *
   * @param details what was changed, by names and digests alone
   */
  void end(long call, int status, Map<String, Object> details);
}
