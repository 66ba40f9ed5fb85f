# Without [auth] secrets the server listens on loopback only: run with `--network host`, or mount
# .streamlit/secrets.toml and add `--address 0.0.0.0`.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    ASSAY_HOME=/var/lib/assay

RUN useradd --create-home --uid 10001 assay \
    && install --directory --owner=assay --group=assay --mode=0700 /var/lib/assay

WORKDIR /opt/assay
COPY requirements.txt constraints.txt ./
RUN pip install -r requirements.txt -c constraints.txt
COPY app.py pyproject.toml ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY data data
COPY model model
COPY components components
COPY pages pages

USER assay
VOLUME /var/lib/assay
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
ENTRYPOINT ["python", "-m", "components.server"]
