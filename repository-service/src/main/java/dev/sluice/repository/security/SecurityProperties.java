package dev.sluice.repository.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for logins.
 *
 * @param users those who log in with a password; without effect if tokens are used
 * @param rolesClaim the claim of an identity provider's token that lists roles; one within others
 *     is written with dots
 * @param roleNames what a role is called there; {@code sluice-viewer} and so on if nothing is said
 * @param nameClaim the claim that names the person
 * @param hosts the names that this server goes by, beside localhost and addresses in numbers
 * @param tlsElsewhere whether something in front of this server encrypts, so that it may listen to
 *     other machines unencrypted
 * @param temporalUi the addresses of Temporal's web UI, as in {@code https://temporal.example.org},
 *     whose pages may ask the codec endpoint
 * @param startsPerMinute how many runs, checks and sends one login may start in a minute
 */
@Validated
@ConfigurationProperties("sluice.security")
public record SecurityProperties(
    @DefaultValue Map<String, @Valid User> users,
    @DefaultValue("roles") @NotBlank String rolesClaim,
    @DefaultValue Map<Role, Set<@NotBlank String>> roleNames,
    @DefaultValue("sub") @NotBlank String nameClaim,
    @DefaultValue Set<@NotBlank String> hosts,
    @DefaultValue("false") boolean tlsElsewhere,
    @DefaultValue Set<@NotBlank String> temporalUi,
    @DefaultValue("600") @Min(1) int startsPerMinute) {

  /** What an identity provider calls a role. */
  Set<String> namesOf(Role role) {
    return roleNames.getOrDefault(role, Set.of("sluice-" + role.label()));
  }

  /**
   * Somebody with a password.
   *
   * @param password encoded, with the name of the encoding in front: {@code {bcrypt}…} or {@code
   *     {noop}…}
   */
  public record User(@NotBlank String password, @NotEmpty List<Role> roles) {

    /** Without the password, since configuration is shown in logs now and then. */
    @Override
    public String toString() {
      return "User[roles=" + roles + "]";
    }
  }
}
