package dev.sluice.repository;

import dev.sluice.repository.schema.MigrateCommand;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the server as a separate process; with the argument {@code migrate}, only runs its
 * migrations.
 */
@SpringBootApplication
public class RepositoryService {
  public static void main(String[] arguments) {
    // Libraries form names and numbers in the default locale: in Turkish, Spring Data asks for a
    // column workflow_ıd; in Arabic, digits are others.
    Locale.setDefault(Locale.ENGLISH);
    if (arguments.length > 0 && arguments[0].equals(MigrateCommand.NAME)) {
      System.exit(MigrateCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
    SpringApplication.run(RepositoryService.class, arguments);
  }
}
