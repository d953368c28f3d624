package dev.sluice.repository.security;

import dev.sluice.repository.security.SecurityProperties.User;
import java.util.Optional;

/** People who log in with a password and were added while the server ran. */
public interface StoredUsers {

  /** The password, hashed, and the roles of somebody with this name. */
  Optional<User> find(String name);
}
