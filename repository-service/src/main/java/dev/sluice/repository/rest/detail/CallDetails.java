package dev.sluice.repository.rest.detail;

import jakarta.servlet.ServletRequest;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What the audit of a call contains besides its path: names and digests, never values. */
public final class CallDetails {
  private static final String ATTRIBUTE = CallDetails.class.getName();

  private CallDetails() {}

  /** Adds one to the call that this thread answers. */
  public static void add(String name, Object detail) {
    RequestAttributes call = RequestContextHolder.getRequestAttributes();
    if (call != null) {
      Map<String, Object> details =
          map(call.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
      details.put(name, detail);
      call.setAttribute(ATTRIBUTE, details, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** Those of a call. */
  public static Map<String, Object> of(ServletRequest call) {
    return map(call.getAttribute(ATTRIBUTE));
  }

  private static Map<String, Object> map(@Nullable Object attribute) {
    Map<String, Object> details = new TreeMap<>();
    if (attribute instanceof Map<?, ?> known) {
      known.forEach((name, detail) -> details.put(String.valueOf(name), detail));
    }
    return details;
  }
}
