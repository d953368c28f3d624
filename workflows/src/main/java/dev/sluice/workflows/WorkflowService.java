package dev.sluice.workflows;

import dev.sluice.workflows.worker.WorkflowsConfiguration;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the workflow service as a separate process. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WorkflowsConfiguration.class)
public class WorkflowService {

  public static void main(String... arguments) {
    // Libraries form names and numbers in the default locale: in Turkish, Spring Data asks for a
    // column workflow_ıd; in Arabic, digits are others.
    Locale.setDefault(Locale.ENGLISH);
    SpringApplication.run(WorkflowService.class, arguments);
  }
}
