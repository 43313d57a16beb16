# 係 (Kakari). Build: docker build -t kakari .
# Run: docker run -p 8480:8480 -v kakari:/data -e KAKARI_ALLOWED_HOSTS=kakari.example.lg.jp kakari
# (the host name by which people open the page; without it only the container itself is answered).
# What must not be forgotten (reminders, directory, records) is kept in /data: mount a volume there, or set DATABASE_URL.
# Nothing is fetched at run time: there is no outbound connection but to Slack, Teams and a language model, where they are configured.
# Settings may come from a file: docker run --env-file kakari.env …; KAKARI_NETWORK=closed refuses all other connections.

FROM node:24-slim AS packages
# hnswlib-node and other native add-ons are compiled where no ready binary fits.
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
# The image has Node's headers; node-gyp need not fetch them.
ENV npm_config_nodedir=/usr/local
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production \
    KAKARI_HOST=0.0.0.0 \
    KAKARI_PORT=8480 \
    KAKARI_DATA=/data \
    TZ=Asia/Tokyo \
    DO_NOT_TRACK=1 \
    LANGCHAIN_TRACING_V2=false \
    LANGSMITH_TRACING=false \
    NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
# .dockerignore lets through what runs, and nothing else.
COPY . ./
RUN install -d -o node -g node /data
VOLUME /data
USER node
EXPOSE 8480
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.KAKARI_PORT ?? 8480}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node is process 1 and gets the signals; npm would keep them to itself.
CMD ["node", "--import", "tsx", "src/main.ts", "serve"]
