package dev.sluice.repository.connector.load;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the folder when the server starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectorsProperties.class)
class ConnectorsConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorsConfiguration.class);

  @Bean
  ApplicationRunner loadConnectors(ConnectorLoading loading, ConnectorsProperties properties) {
    return arguments -> {
      loading.declare();
      if (properties.connectorsFolder() == null) {
        LOG.info("No sluice.repository.connectors-folder is set; definitions come over REST only");
        return;
      }
      LoadReport report = loading.load();
      LOG.info(
          "Loaded connectors {} from {}, with {} problems",
          report.loaded(),
          properties.connectorsFolder(),
          report.problems().size());
    };
  }
}
