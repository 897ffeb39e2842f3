# Haluan in a container: not root, and nothing written but /var/lib/haluan and /tmp, so that it
# runs with --read-only. compose.yaml puts PostgreSQL and HTTPS beside it.

# The Python that all tests run on. Raise the last number when fixes come out.
FROM python:3.11.14-slim-bookworm

# Charts as pictures need a font with Chinese letters; slim images have none.
# Debian keeps one version of each, and any will do.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends fonts-dejavu-core fonts-wqy-microhei \
  && rm -rf /var/lib/apt/lists/*
RUN useradd --no-create-home --home-dir /tmp --shell /usr/sbin/nologin --uid 10001 haluan
WORKDIR /srv/haluan
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY app.py ./
COPY .streamlit/config.toml ./.streamlit/
COPY analysis ./analysis
# A read-only root keeps no compiled code: each start would compile it once more.
RUN python -m compileall -q analysis

# The corpus lives on a volume, so that a new image finds it again.
ENV HALUAN_CORPUS=/var/lib/haluan/corpus.sqlite HOME=/tmp PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN install -d -o 10001 -g 10001 -m 700 /var/lib/haluan
VOLUME /var/lib/haluan
USER 10001:10001
EXPOSE 8501
# Slim images have no curl; every unknown path answers 200, so the body is read.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", \
  "import sys, urllib.request as u; sys.exit(u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4).read() != b'ok')"]
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501", \
  "--server.fileWatcherType=none"]
