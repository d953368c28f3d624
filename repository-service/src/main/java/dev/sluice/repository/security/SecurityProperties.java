package dev.sluice.repository.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people log in.
 *
 * @param users those who log in with a password; without effect where tokens are used
 * @param rolesClaim the claim of a token that lists roles
 * @param nameClaim the claim of a token that names the person
 * @param hosts the names that this server goes by, beside localhost and addresses in numbers
 */
@Validated
@ConfigurationProperties("sluice.security")
public record SecurityProperties(
    @DefaultValue Map<String, @Valid User> users,
    @DefaultValue("roles") @NotBlank String rolesClaim,
    @DefaultValue("sub") @NotBlank String nameClaim,
    @DefaultValue Set<@NotBlank String> hosts) {

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
