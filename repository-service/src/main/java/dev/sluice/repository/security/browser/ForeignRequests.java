package dev.sluice.repository.security.browser;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that pages of other sites make a browser send. A browser adds a remembered
 * password by itself, so the login does not show the difference.
 *
 * <p>A page is foreign if the browser says so, or if its address is not this server's. It is also
 * foreign if the host name is not the server's: a site whose name is made to point to this machine
 * has the server's address for the browser (DNS rebinding).
 */
public final class ForeignRequests extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
  private static final String SITE = "Sec-Fetch-Site";

  private final Hosts hosts;
  private final TemporalUi temporalUi;
  private final Problems problems;

  /** Lets through what is sent to one of these hosts, and what Temporal's web UI may ask. */
  public ForeignRequests(Hosts hosts, TemporalUi temporalUi, Problems problems) {
    this.hosts = hosts;
    this.temporalUi = temporalUi;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hosts.areOurs(request.getServerName())) {
      problems.write(
          response,
          ProblemCode.FORBIDDEN,
          "This server does not have that host name; set its names in sluice.security.hosts.");
    } else if (!READING.contains(request.getMethod())
        && !isOpenedByItsLink(request)
        && !temporalUi.asks(request)
        && isForeign(request)) {
      problems.write(
          response,
          ProblemCode.FORBIDDEN,
          "Web pages of other sites may not change anything here.");
    } else {
      chain.doFilter(request, response);
    }
  }

  /** No password opens the pages of activation mails, and their address is known to nobody else. */
  private static boolean isOpenedByItsLink(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/activate/");
  }

  private boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader(SITE);
    if (site != null) {
      return !OWN_SITES.contains(site.toLowerCase(Locale.ROOT));
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && !isOurs(origin, request);
  }

  private boolean isOurs(String origin, HttpServletRequest request) {
    URI page = uri(origin);
    if (page == null || page.getHost() == null || page.getScheme() == null) {
      return false;
    }
    boolean sameServer =
        page.getScheme().equalsIgnoreCase(request.getScheme())
            && page.getHost().equalsIgnoreCase(request.getServerName())
            && port(page) == request.getServerPort();
    // A proxy may speak https for us.
    return sameServer
        || (page.getScheme().equalsIgnoreCase("https") && hosts.areListed(page.getHost()));
  }

  private static int port(URI page) {
    if (page.getPort() >= 0) {
      return page.getPort();
    }
    return page.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  private static @Nullable URI uri(String origin) {
    try {
      return URI.create(origin);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
