package dev.sluice.repository;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server as a process of its own. */
@SpringBootApplication
public class RepositoryService {
  public static void main(String[] arguments) {
    // Libraries form names and numbers in the default locale: in Turkish, Spring Data asks for a
    // column workflow_ıd; in Arabic, digits are others.
    Locale.setDefault(Locale.ENGLISH);
    SpringApplication.run(RepositoryService.class, arguments);
  }
}
