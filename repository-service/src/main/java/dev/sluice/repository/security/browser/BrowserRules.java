package dev.sluice.repository.security.browser;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Restricts what a browser may do with a response: nothing, since responses are data. The pages of
 * the API's description run their own scripts. Pages of activation mails have their own policy.
 */
public final class BrowserRules {
  private static final RequestMatcher DESCRIPTION =
      PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**");
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private static final String OWN_SCRIPTS =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private BrowserRules() {}

  /** Adds the headers that say so. */
  public static void apply(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                DESCRIPTION, new ContentSecurityPolicyHeaderWriter(OWN_SCRIPTS)))
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(DESCRIPTION),
                new ContentSecurityPolicyHeaderWriter(NOTHING)))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
