package dev.sluice.workflows;

import dev.sluice.workflows.worker.WorkflowsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The workflow service on its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WorkflowsConfiguration.class)
public class WorkflowService {

  public static void main(String... arguments) {
    SpringApplication.run(WorkflowService.class, arguments);
  }
}
