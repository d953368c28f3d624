package dev.sluice.repository.security;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Problems;
import dev.sluice.repository.security.browser.BrowserRules;
import dev.sluice.repository.security.browser.ForeignRequests;
import dev.sluice.repository.security.browser.Hosts;
import dev.sluice.repository.security.browser.TemporalUi;
import dev.sluice.repository.security.door.AgentTokens;
import dev.sluice.repository.security.door.NotificationDoor;
import dev.sluice.repository.security.door.ServiceTokens;
import dev.sluice.repository.security.door.TokenLength;
import dev.sluice.repository.security.login.LoginBrake;
import dev.sluice.repository.security.login.RememberedPasswords;
import dev.sluice.repository.security.login.StartPace;
import dev.sluice.repository.security.login.TooManyLoginsException;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Four entrances: agents use {@code /agent/**} and the notification service {@code
 * /notification/**}, each with its own token, people with a link from a mail use {@code
 * /activate/**}, and people use everything else, with a password or with the token of an identity
 * provider.
 *
 * <p>There are no sessions and no cookies. But browsers remember passwords and send them with
 * requests of other sites: {@link ForeignRequests} checks all requests first. Spring's own CSRF
 * protection needs a session, so it is off.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String AGENT = "AGENT";
  private static final String NOTIFICATION = "NOTIFICATION";

  @Bean
  @Order(1)
  SecurityFilterChain agents(
      HttpSecurity http,
      RepositoryProperties properties,
      AgentTokens tokens,
      LoginBrake brake,
      Problems problems) {
    properties
        .agents()
        .forEach((agent, token) -> TokenLength.require("sluice.repository.agents." + agent, token));
    return withoutSession(http, "Bearer realm=\"sluice-agent\"", problems)
        .securityMatcher("/agent/**")
        .addFilterAfter(brake, HeaderWriterFilter.class)
        .addFilterBefore(
            new ServiceTokens(properties.agents(), tokens::agent, tokens::heard, AGENT),
            AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(AGENT))
        .build();
  }

  /** It gives out addresses and links, so that agents have no business behind it. */
  @Bean
  @Order(2)
  SecurityFilterChain notificationService(
      HttpSecurity http, NotificationDoor door, LoginBrake brake, Problems problems) {
    door.tokens()
        .values()
        .forEach(token -> TokenLength.require("sluice.repository.notification.token", token));
    return withoutSession(http, "Bearer realm=\"sluice-notification\"", problems)
        .securityMatcher("/notification/**")
        .addFilterAfter(brake, HeaderWriterFilter.class)
        .addFilterBefore(
            new ServiceTokens(door.tokens(), none -> Optional.empty(), service -> {}, NOTIFICATION),
            AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(NOTIFICATION))
        .build();
  }

  /** Whoever has the link of an activation mail may follow it; nobody logs in. */
  @Bean
  @Order(3)
  SecurityFilterChain linksOfMails(HttpSecurity http, Problems problems) {
    return withoutSession(http, "Basic realm=\"sluice\"", problems)
        .securityMatcher("/activate/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain people(
      HttpSecurity http,
      ObjectProvider<JwtDecoder> provider,
      SecurityProperties properties,
      TokenLogins tokens,
      KnownUsers users,
      CallRecorder recorder,
      LoginBrake brake,
      Clock clock,
      Environment environment,
      Problems problems) {
    boolean byProvider = provider.getIfAvailable() != null;
    withoutSession(
        http, byProvider ? "Bearer realm=\"sluice\"" : "Basic realm=\"sluice\"", problems);
    if (byProvider) {
      IdentityProvider.requireAudience(environment);
      http.oauth2ResourceServer(
          server ->
              server
                  .bearerTokenResolver(IdentityProvider::token)
                  .authenticationEntryPoint(refusal("Bearer realm=\"sluice\"", problems))
                  .jwt(jwt -> jwt.jwtAuthenticationConverter(new TokenRoles(properties))));
    } else {
      http.httpBasic(
          basic -> basic.authenticationEntryPoint(refusal("Basic realm=\"sluice\"", problems)));
    }
    return http.cors(cors -> cors.configurationSource(new TemporalUi(properties.temporalUi())))
        .addFilterAfter(brake, HeaderWriterFilter.class)
        .addFilterBefore(new ApiTokenFilter(tokens, users), BasicAuthenticationFilter.class)
        .addFilterBefore(
            new StartPace(properties.startsPerMinute(), clock, problems),
            ExceptionTranslationFilter.class)
        // After all logins, and around what refuses: a call that was not permitted counts as well.
        .addFilterBefore(new RecordedCalls(recorder, problems), ExceptionTranslationFilter.class)
        .authorizeHttpRequests(
            requests -> {
              // The request itself was authorized when it came in.
              requests
                  .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                  .permitAll();
              requests.requestMatchers("/actuator/health", "/actuator/health/**").permitAll();
              requests.requestMatchers(new MetricsPort(environment)).permitAll();
              for (Access access : Access.TABLE) {
                requests
                    .requestMatchers(access.method(), access.path())
                    .hasAnyAuthority(access.authorities());
              }
              requests.anyRequest().denyAll();
            })
        .build();
  }

  @Bean
  FilterRegistrationBean<ForeignRequests> foreignRequests(
      SecurityProperties properties, Problems problems) {
    FilterRegistrationBean<ForeignRequests> filter =
        new FilterRegistrationBean<>(
            new ForeignRequests(
                new Hosts(properties.hosts()), new TemporalUi(properties.temporalUi()), problems));
    // Before the doors, after a proxy's headers are taken for what the client sent.
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  @Bean
  LoginBrake loginBrake(Clock clock, Problems problems) {
    return new LoginBrake(clock, problems);
  }

  /** It stands within the doors, and not before all of them as well. */
  @Bean
  FilterRegistrationBean<LoginBrake> loginBrakeWithinTheDoors(LoginBrake brake) {
    FilterRegistrationBean<LoginBrake> filter = new FilterRegistrationBean<>(brake);
    filter.setEnabled(false);
    return filter;
  }

  @Bean
  PasswordEncoder passwords() {
    return new RememberedPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder());
  }

  private static HttpSecurity withoutSession(
      HttpSecurity http, String challenge, Problems problems) {
    return http.csrf(csrf -> csrf.disable())
        .headers(BrowserRules::apply)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(refusal(challenge, problems))
                    .accessDeniedHandler(denial(problems)));
  }

  private static AuthenticationEntryPoint refusal(String challenge, Problems problems) {
    return (request, response, e) -> {
      if (e instanceof TooManyLoginsException) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        problems.write(
            response,
            ProblemCode.TOO_MANY_REQUESTS,
            "Too many logins at the same time; try again.");
        return;
      }
      response.setHeader("WWW-Authenticate", challenge);
      problems.write(response, ProblemCode.UNAUTHENTICATED, "Send valid credentials.");
    };
  }

  private static AccessDeniedHandler denial(Problems problems) {
    return (request, response, e) ->
        problems.write(response, ProblemCode.FORBIDDEN, "Your role does not permit this.");
  }
}
