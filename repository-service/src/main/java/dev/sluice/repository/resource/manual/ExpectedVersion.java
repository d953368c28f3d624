package dev.sluice.repository.resource.manual;

import dev.sluice.repository.rest.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that a change is based on, from the header {@code If-Match} or from the request. */
record ExpectedVersion(@Nullable Long version, boolean fromHeader) {
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

  static ExpectedVersion of(@Nullable String ifMatch, @Nullable Long version) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return new ExpectedVersion(version, false);
    }
    Matcher etag = ETAG.matcher(ifMatch.strip());
    if (!etag.matches()) {
      throw ProblemException.invalid("If-Match", "the ETag of the resource, as in \"3\"");
    }
    return new ExpectedVersion(Long.valueOf(etag.group(1)), true);
  }

  void check(long found) {
    if (version != null && version != found) {
      throw ProblemException.versionConflict(fromHeader, found);
    }
  }
}
