# syntax=docker/dockerfile:1
# The image of one service. SERVICE is repository-service, workflows, notification-service
# or import-service.
#   docker build --build-arg SERVICE=repository-service -t sluice/repository-service:0.1.0 .

FROM maven:3.9.11-eclipse-temurin-21-noble AS build
ARG SERVICE
# The build of repository-service starts PostgreSQL to read the schema, and PostgreSQL refuses to run as root.
USER 1000:1000
WORKDIR /home/ubuntu/sluice
COPY --chown=1000:1000 . .
RUN --mount=type=cache,target=/home/ubuntu/.m2,uid=1000,gid=1000 \
    mvn -B -q -Dmaven.repo.local=/home/ubuntu/.m2/repository -Dmaven.test.skip -Dspotless.check.skip \
      -pl "$SERVICE" -am package
WORKDIR /home/ubuntu/layers
RUN cp ../sluice/"$SERVICE"/target/*-service.jar service.jar \
    && java -Djarmode=tools -jar service.jar extract --layers --destination extracted

FROM eclipse-temurin:21-jre-noble
# Files that seldom change come first, so that a new version is a small layer.
WORKDIR /opt/sluice
COPY --from=build /home/ubuntu/layers/extracted/dependencies/ ./
COPY --from=build /home/ubuntu/layers/extracted/spring-boot-loader/ ./
COPY --from=build /home/ubuntu/layers/extracted/snapshot-dependencies/ ./
COPY --from=build /home/ubuntu/layers/extracted/application/ ./
# The agent's own files, if there is no volume.
RUN install -d -o 10001 -g 10001 /var/lib/sluice
# Intentionally not a named account: the chart gives the files in volumes to this group.
USER 10001:10001
EXPOSE 8080 8081
# A quarter of the memory is for everything except the heap: threads, network buffers, classes.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "service.jar"]
