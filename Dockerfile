# Two steps: packages into a virtual environment, then only that and Python.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /app
COPY requirements.lock ./
RUN /app/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY bot ./bot
COPY storage ./storage
# hatchling builds the wheel; its version is not part of what runs.
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheel . && /app/bin/pip install --no-cache-dir --no-deps /wheel/*.whl
# The bot runs without docstrings and needs 10 MB less so; in other commands they are what --help says. Compiled here,
# for the container cannot write there.
RUN /app/bin/python -m compileall -q -o 0 -o 2 /app/lib

FROM python:3.13-slim
ENV PATH=/app/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
    DATABASE_URL=sqlite:////data/kentongan.db \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080
COPY --from=build /app /app
# The image brings its library without bytecode.
RUN python -m compileall -q -o 0 -o 2 "$(python -c 'import os; print(os.path.dirname(os.__file__))')"
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin kentongan \
    && install -d -o kentongan -g kentongan -m 700 /data
USER kentongan
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s CMD ["python", "-c", "\
import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['HTTP_PORT'] + '/health', timeout=5)"]
CMD ["python", "-OO", "-m", "bot", "run"]
