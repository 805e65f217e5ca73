# Newsmill as an image: docker build --tag newsmill .
# (a release adds --build-arg VERSION=… --build-arg REVISION=…, for the labels).
# The cache mount needs BuildKit, which Docker uses by itself since version 23.

FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -DskipTests package

# On Ubuntu rather than Alpine: Kafka's native compressors are built against glibc, and the health
# check needs bash.
FROM eclipse-temurin:17.0.19_10-jre-noble
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Newsmill" \
      org.opencontainers.image.description="A Kafka Streams processor that turns raw news articles into normalised and stemmed Avro records." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:17.0.19_10-jre-noble"

RUN groupadd --gid 10001 newsmill \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin newsmill

# The dependencies first: they change seldom, and then a release is one small layer.
WORKDIR /opt/newsmill
COPY --from=build /build/target/newsmill/lib lib/
COPY LICENSE NOTICE newsmill ./
COPY schemas schemas/
COPY samples samples/
COPY --from=build /build/target/newsmill/newsmill.jar ./

# In a container the loopback address answers nobody outside it. The heap leaves room for what Java
# keeps beside it. Java must not exit where memory does not suffice: an event that is too large
# becomes a dead letter then, and would be met again after each restart.
# Whoever sets JAVA_OPTS replaces this option.
ENV JAVA_OPTS="-XX:MaxRAMPercentage=70" \
    NEWSMILL_HTTP_HOST=0.0.0.0 \
    NEWSMILL_HTTP_PORT=8080
EXPOSE 8080

# The codecs of zstd and snappy are unpacked there and run from there. With a read-only root it takes
# --tmpfs /tmp:rw,exec. lib/ext is for jars of the user's own.
RUN mkdir -p lib/ext
VOLUME /tmp

# By number, so that Kubernetes can see for itself that it is not root.
USER 10001:10001

# Alive, not ready: what is unhealthy may get killed, and a processor that waits for its broker must
# not be. Spoken by bash itself, since the image need not have curl or wget; bash is in every Ubuntu.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]

ENTRYPOINT ["/opt/newsmill/newsmill"]
CMD ["run"]
