package dev.sluice.repository.user;

import java.time.Instant;
import java.util.List;

/** A user with a password, which is never shown. */
record UserView(String name, List<String> roles, String addedBy, Instant addedAt) {}
