package dev.sluice.repository.security;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Problems;
import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Four doors: agents come through {@code /agent/**} and the notification service through {@code
 * /notification/**}, each with a token of its own, people with a link from a mail through {@code
 * /activate/**}, and people through everything else, with a password or with the token of an
 * identity provider.
 *
 * <p>No session is kept and no cookie set. Browsers remember passwords all the same, and send them
 * with what a foreign page asks for: {@link ForeignRequests} stands before all doors. Spring's own
 * protection against such requests needs a session, so it is off.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String AGENT = "AGENT";
  private static final String NOTIFICATION = "NOTIFICATION";

  @Bean
  @Order(1)
  SecurityFilterChain agents(
      HttpSecurity http, RepositoryProperties properties, AgentTokens tokens, Problems problems) {
    return withoutSession(http, "Bearer realm=\"sluice-agent\"", problems)
        .securityMatcher("/agent/**")
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
      HttpSecurity http, NotificationDoor door, Problems problems) {
    return withoutSession(http, "Bearer realm=\"sluice-notification\"", problems)
        .securityMatcher("/notification/**")
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
      ObjectProvider<JwtDecoder> tokens,
      SecurityProperties properties,
      Problems problems) {
    boolean byToken = tokens.getIfAvailable() != null;
    withoutSession(http, byToken ? "Bearer realm=\"sluice\"" : "Basic realm=\"sluice\"", problems);
    if (byToken) {
      http.oauth2ResourceServer(
          server ->
              server
                  .authenticationEntryPoint(refusal("Bearer realm=\"sluice\"", problems))
                  .jwt(jwt -> jwt.jwtAuthenticationConverter(new TokenRoles(properties))));
    } else {
      http.httpBasic(
          basic -> basic.authenticationEntryPoint(refusal("Basic realm=\"sluice\"", problems)));
    }
    return http.authorizeHttpRequests(
            requests -> {
              // The request itself was authorized when it came in.
              requests
                  .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                  .permitAll();
              requests.requestMatchers("/actuator/health", "/actuator/health/**").permitAll();
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
        new FilterRegistrationBean<>(new ForeignRequests(new Hosts(properties.hosts()), problems));
    // Before the doors, after a proxy's headers are taken for what the client sent.
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  @Bean
  UserDetailsService users(SecurityProperties properties) {
    InMemoryUserDetailsManager users = new InMemoryUserDetailsManager();
    properties
        .users()
        .forEach(
            (name, user) ->
                users.createUser(
                    User.withUsername(name)
                        .password(user.password())
                        .authorities(Role.authorities(user.roles()))
                        .build()));
    return users;
  }

  @Bean
  PasswordEncoder passwords() {
    return new RememberedPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder());
  }

  private static HttpSecurity withoutSession(
      HttpSecurity http, String challenge, Problems problems) {
    return http.csrf(csrf -> csrf.disable())
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
      response.setHeader("WWW-Authenticate", challenge);
      problems.write(
          response, ProblemCode.UNAUTHENTICATED, "Send credentials that this server knows.");
    };
  }

  private static AccessDeniedHandler denial(Problems problems) {
    return (request, response, e) ->
        problems.write(response, ProblemCode.FORBIDDEN, "Your role does not permit this.");
  }
}
