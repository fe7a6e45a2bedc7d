#!/bin/sh
# Measures how an evaluation on Spark goes faster with a second worker: a standalone cluster of processes on this machine,
# one core a worker, and the same job with one worker and then with two, several times in turns.
#
#   tools/spark-growth.sh MODEL CORPUS [ROUNDS]
#
# CORPUS is best a folder of shards (corpus pack). Prints the seconds by the clock, start and warming up included. Needs
# Java 17 and two idle cores; `tools/syllabary spark --help` has built what runs.
set -eu

[ $# -ge 2 ] || { sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
model=$1 corpus=$2 rounds=${3:-3}
"$root/tools/syllabary" spark --help >/dev/null
spark=$root/target/spark
job=$(ls "$spark"/syllabary-*-spark.jar)
out=$(mktemp -d)
running=
trap 'kill $running 2>/dev/null || :; rm -rf "$out"' EXIT
trap 'exit 130' INT TERM

# what stands in for Spark's distribution, where executors look for it
mkdir -p "$out/home/jars"
tr ':' '\n' <"$spark/classpath" | while read -r jar; do ln -sf "$jar" "$out/home/jars/"; done
export SPARK_HOME="$out/home" SPARK_SCALA_VERSION=2.13
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# spark LOG CLASS ARGUMENTS...: a daemon of Spark's
daemon() {
  log=$1
  shift
  "$java" "@$root/src/spark/java.options" -Xmx512m -cp "$out/home/jars/*" "$@" >"$log" 2>&1 &
  running="$running $!"
}

# await LOG WORDS
await() {
  i=0
  until grep -q "$2" "$1" 2>/dev/null; do
    i=$((i + 1))
    [ $i -lt 300 ] || { echo "spark-growth: no '$2' within 30 s; the log is:" >&2; cat "$1" >&2; exit 1; }
    sleep 0.1
  done
}

port=17077
daemon "$out/master" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port $port
await "$out/master" "elected leader"
for worker in 1 2; do
  daemon "$out/worker-$worker" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g \
    --work-dir "$out/work-$worker" spark://127.0.0.1:$port
  await "$out/worker-$worker" "Successfully registered"
done

round=0
while [ $round -lt "$rounds" ]; do
  for cores in 1 2; do
    rm -rf "$out/rows"
    start=$(date +%s.%N)
    "$java" "@$root/src/spark/java.options" -Xmx512m -cp "$out/home/jars/*" org.apache.spark.deploy.SparkSubmit \
      --master spark://127.0.0.1:$port --executor-memory 512m --total-executor-cores $cores \
      --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 --conf spark.ui.enabled=false \
      --conf spark.scheduler.minRegisteredResourcesRatio=1 "$job" \
      evaluate "$model" "$corpus" --out "$out/rows" --json >"$out/figures-$cores" 2>"$out/log" ||
      { cat "$out/log" >&2; exit 1; }
    date +%s.%N | awk -v from="$start" -v workers=$cores '{printf "workers %d: %.1f s\n", workers, $1 - from}'
  done
  cmp "$out/figures-1" "$out/figures-2"
  round=$((round + 1))
done
