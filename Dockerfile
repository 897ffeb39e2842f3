FROM python:3.12-slim

# Charts as pictures need a font with Chinese letters; slim images have none.
RUN apt-get update \
  && apt-get install -y --no-install-recommends fonts-dejavu-core fonts-wqy-microhei \
  && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 haluan
WORKDIR /srv/haluan
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY app.py ./
COPY .streamlit ./.streamlit
COPY analysis ./analysis

# The corpus lives on a volume, so that a new image finds it again.
ENV HALUAN_CORPUS=/var/lib/haluan/corpus.sqlite PYTHONUNBUFFERED=1
RUN install -d -o haluan /var/lib/haluan
VOLUME /var/lib/haluan
USER haluan
EXPOSE 8501
# Slim images have no curl; every unknown path answers 200, so the body is read.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", \
  "import sys, urllib.request as u; sys.exit(u.urlopen('http://localhost:8501/_stcore/health').read() != b'ok')"]
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501"]
