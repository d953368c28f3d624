package dev.sluice.repository;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server as a process of its own. */
@SpringBootApplication
public class RepositoryService {
  public static void main(String[] arguments) {
    SpringApplication.run(RepositoryService.class, arguments);
  }
}
