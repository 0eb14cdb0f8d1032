# The program as an image: layers, an AOT cache trained during the build, no root.
#
#   ./mvnw package -DskipTests && docker build -t socle-sante .
#
# Without a JDK on the machine, a first image builds the jar and this one takes it from there:
#
#   docker build -f docker/jar.Dockerfile -t socle-sante-jar .
#   docker build --build-arg JAR_FROM=socle-sante-jar -t socle-sante .
#
# Any base image with a Java 25 and bash does.
ARG JAVA_IMAGE=eclipse-temurin:25-jre
ARG JAR_FROM=packaged

FROM scratch AS packaged
# the brackets let an engine that builds every stage go on when the jar comes from elsewhere
COPY bin/java.options platform-app/target/socle-sante.ja[r] /

FROM ${JAR_FROM} AS jar

FROM ${JAVA_IMAGE} AS layers
COPY --from=jar /socle-sante.jar /build/
RUN cd /build && java -Djarmode=tools -jar socle-sante.jar extract --layers --destination layers

FROM ${JAVA_IMAGE} AS program
RUN groupadd --system --gid 10001 socle \
 && useradd --system --uid 10001 --gid socle --home-dir /var/lib/socle-sante --shell /usr/sbin/nologin socle \
 && install -d -o socle -g socle -m 0750 /var/lib/socle-sante
WORKDIR /opt/socle-sante
COPY docker/healthcheck docker/train bin/java.options ./
# what changes least comes first
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./

FROM program AS training
# the program starts once on an empty database of its own, which refuses to be root
RUN mkdir /training && chown socle /training
USER socle
RUN ./train /training

FROM program
COPY --from=training /training/socle-sante.aot ./
USER socle
ENV SOCLE_DATA_DIR=/var/lib/socle-sante
VOLUME /var/lib/socle-sante
EXPOSE 8080 8443
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/socle-sante/healthcheck"]
# half of the container's memory is heap; the rest is classes, compiled code, threads and buffers
ENTRYPOINT ["java", "@java.options", "-XX:InitialRAMPercentage=10", "-XX:MaxRAMPercentage=50", \
    "-XX:AOTCache=socle-sante.aot", "-jar", "socle-sante.jar"]
