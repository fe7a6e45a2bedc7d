#!/bin/bash
# Makes what is handed on: the artifacts for Maven Central, the distribution (target/release/syllabary-VERSION-distribution.zip)
# and an image with a Java of its own (target/release/image/syllabary, of jpackage).
#   tools/package.sh           makes them
#   tools/package.sh --check   also builds a second time, compares byte for byte, and tries distribution and image in an
#                              empty folder, without Maven
# JAVA_HOME may name the JDK whose Java goes into the image; it needs one with jmods (or Java 24 and later, linked for it).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=target/release
build() {
    rm -rf "$1"
    mvn -q -B -ntp -P release package -Dmaven.test.skip=true -DbuildDirectory="$1"
}

tool() {
    if [ -n "${JAVA_HOME:-}" ]; then "$JAVA_HOME/bin/$1" "${@:2}"; else "$@"; fi
}

echo "building…"
build $out
version=$(basename "$(ls $out/syllabary-*-distribution.zip)" -distribution.zip)

echo "linking…"
rm -rf $out/image $out/input
mkdir $out/input
cp "$out/$version-app.jar" $out/input/
# java.net.http and jdk.crypto.ec are for corpus fetch, jdk.unsupported for protobuf
tool jpackage --type app-image --name syllabary --dest $out/image --input $out/input --main-jar "$version-app.jar" \
    --add-modules java.desktop,java.logging,java.management,jdk.management,jdk.jfr,java.net.http,jdk.crypto.ec,jdk.unsupported,jdk.incubator.vector \
    --java-options "--add-modules=jdk.incubator.vector" --java-options -XX:+UseSerialGC \
    --java-options -Dfile.encoding=UTF-8 --java-options -Dstdout.encoding=UTF-8 --java-options -Dstderr.encoding=UTF-8 \
    --java-options -Dsun.stdout.encoding=UTF-8 --java-options -Dsun.stderr.encoding=UTF-8
cp LICENSE $out/THIRD-PARTY.txt $out/image/syllabary/
rm -rf $out/input
du -sh $out/*.jar $out/*.zip $out/*.json $out/image

[ "${1:-}" = --check ] || exit 0

echo "building again…"
build target/release-again
for file in "$out"/syllabary-*; do
    cmp "$file" "target/release-again/$(basename "$file")"
    echo "the same bytes: $(basename "$file")"
done

here=$PWD
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
# a PATH without Maven: only Java, and the commands of the launcher
mkdir "$empty/bin"
for command in sh env dirname basename readlink sed ls head find cksum tr mkdir; do
    ln -s "$(command -v $command)" "$empty/bin/"
done
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
ln -s "$java/bin/java" "$empty/bin/"
cd "$empty"
python3 -m zipfile -e "$here/$out/$version-distribution.zip" . 2>/dev/null || unzip -q "$here/$out/$version-distribution.zip"
chmod +x "$version/tools/syllabary"
echo "the distribution:"
env -i PATH="$empty/bin" "$version/tools/syllabary" --version
env -i PATH="$empty/bin" "$version/tools/syllabary" demo
echo "the image:"
env -i PATH="$empty/none" LC_ALL=C.UTF-8 "$here/$out/image/syllabary/bin/syllabary" --version
env -i PATH="$empty/none" LC_ALL=C.UTF-8 "$here/$out/image/syllabary/bin/syllabary" recognize \
    "$version/target/demo/syllables.onnx" "$version/corpus/ni3_hao3/annie.flac"
