#!/usr/bin/python3
"""Shows what the compiler made of the innermost loops of the matrix products.

    tools/tile-code.py [JAVA_HOME...]

Runs `bench --only conv` on each Java (else the one on the PATH) with the machine code of the tiles printed, takes it
apart with objdump (Debian: binutils), and counts for each tile, in the loop that has most multiplications: instructions,
vectors stored to and loaded from the stack for want of registers, comparisons (bounds and the end). x86-64 only.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TILES = "io.github.syllabary.tensor.Vector"


def run(java):
    jars = sorted((ROOT / "target").glob("syllabary-*-app.jar"), key=os.path.getmtime)
    if not jars:
        sys.exit("tile-code: the program is not built; run tools/syllabary --help once")
    options = ["-XX:+UnlockDiagnosticVMOptions", "-XX:PrintAssemblyOptions=intel", "--add-modules", "jdk.incubator.vector"]
    for tiles in ("Tiles", "FiveTiles", "LargeTiles", "RowTiles"):
        options.append(f"-XX:CompileCommand=print,{TILES}{tiles}::*")
    return subprocess.run([java, *options, "-jar", str(jars[-1]), "bench", "--only", "conv"],
                          capture_output=True, text=True, errors="replace").stdout


def methods(printed):
    """The last code of the optimising compiler for each method, as bytes and where they stood."""
    found = {}
    for part in printed.split("Compiled method (c2)")[1:]:
        name = re.search(re.escape(TILES) + r"(\w+::\w+)", part)
        code = re.search(r"\[MachCode\](.*?)\[/MachCode\]", part, re.S)
        if not name or not code or " % " in part.splitlines()[0]:
            continue
        start, data = None, b""
        for line in code.group(1).splitlines():
            row = re.match(r"\s*0x([0-9a-f]+):([0-9a-f| ]+)", line)
            if row:
                start = int(row.group(1), 16) if start is None else start
                data += bytes.fromhex(re.sub(r"[| ]", "", row.group(2)))
        found["Vector" + name.group(1)] = (start, data)
    return found


def disassembled(start, data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        listing = subprocess.run(
            ["objdump", "-D", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", "--no-show-raw-insn",
             "--adjust-vma", hex(start), file.name], capture_output=True, text=True, check=True).stdout
    return [line.split(":", 1) for line in listing.splitlines() if re.match(r"\s+[0-9a-f]+:", line)]


def innermost(code):
    """The smallest loop with the most multiplications."""
    at = {int(address, 16): i for i, (address, _) in enumerate(code)}
    best = (0, [])
    for i, (_, text) in enumerate(code):
        jump = re.search(r"\bj\w+\s+0x([0-9a-f]+)", text)
        first = at.get(int(jump.group(1), 16)) if jump else None
        if first is None or first >= i:
            continue
        body = [t for _, t in code[first:i + 1]]
        n = sum("vfmadd" in t for t in body)
        if n and (n > best[0] or n == best[0] and len(body) < len(best[1])):
            best = (n, body)
    return best


def main():
    if any(a.startswith("-") for a in sys.argv[1:]):
        sys.exit(__doc__)
    for home in sys.argv[1:] or [None]:
        java = f"{home}/bin/java" if home else "java"
        said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        print(said)
        for name, (start, data) in sorted(methods(run(java)).items()):
            n, body = innermost(disassembled(start, data))
            if not n:
                continue
            stores = sum(bool(re.search(r"vmov\w+\s+\w+ PTR \[rsp", t)) for t in body)
            loads = sum(bool(re.search(r"[xyz]mm\d+,.*\[rsp", t)) for t in body)
            checks = sum(bool(re.search(r"\b(cmp|test)\b", t)) for t in body)
            print(f"  {name:32} {n:3} multiplications, {len(body):3} instructions, vectors stored {stores} and loaded "
                  f"{loads}, {checks} comparisons")


if __name__ == "__main__":
    main()
