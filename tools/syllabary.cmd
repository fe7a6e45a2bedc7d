@echo off
rem Runs the command line, from any folder; where there are sources, builds it first when it is missing or older than
rem they. In a distribution there are none, and the program is in lib.
rem   JAVA_HOME            the Java to use (17 or newer); else the java on the PATH
rem   SYLLABARY_JAVA_OPTS  further options for that Java, for example -Xmx4g
rem   SYLLABARY_KERNELS    plain: compute without the Vector API
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "SYLLABARY_ROOT=%%~fI"

if defined JAVA_HOME goto :java_home
set "JAVA="
for %%I in (java.exe) do set "JAVA=%%~$PATH:I"
if defined JAVA goto :java_found
echo syllabary: no Java found: install a JDK, 17 or newer, or set JAVA_HOME>&2
exit /b 2
:java_home
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto :java_found
echo syllabary: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it>&2
exit /b 2

rem the file "release" says version and modules without starting Java; where there is none, Java is asked
:java_found
for %%I in ("%JAVA%") do for %%H in ("%%~dpI..") do set "RELEASE=%%~fH\release"
set "VERSION="
set "VECTORS="
if not exist "%RELEASE%" goto :ask_java
for /f "usebackq tokens=1,2 delims==" %%A in ("%RELEASE%") do if "%%A"=="JAVA_VERSION" set "VERSION=%%~B"
findstr /c:"jdk.incubator.vector" "%RELEASE%" >nul && set "VECTORS=yes"
:ask_java
if defined VERSION goto :check_version
for /f "tokens=3" %%V in ('^""%JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do set "VERSION=%%~V"
"%JAVA%" --add-modules jdk.incubator.vector -version >nul 2>&1 && set "VECTORS=yes"
:check_version
set "MAJOR=0"
for /f "delims=.-+_ " %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% geq 17 goto :build
echo syllabary: "%JAVA%" is version %VERSION%; Java 17 or newer is needed (set JAVA_HOME)>&2
exit /b 2

:build
if "%~1"=="spark" goto :spark
set "JARS=%SYLLABARY_ROOT%\target"
if exist "%SYLLABARY_ROOT%\pom.xml" goto :look
set "JARS=%SYLLABARY_ROOT%\lib"
goto :find_jar
:look
powershell -NoProfile -Command ^
  "$root = $env:SYLLABARY_ROOT;" ^
  "$jar = Get-ChildItem (Join-Path $root 'target/syllabary-*-app.jar') -ErrorAction SilentlyContinue |" ^
  "  Sort-Object LastWriteTime | Select-Object -Last 1;" ^
  "if (-not $jar) { exit 1 };" ^
  "$sources = @(Get-Item (Join-Path $root 'pom.xml')) + @('src/main', 'src/models' | ForEach-Object { Get-ChildItem (Join-Path $root $_) -Recurse });" ^
  "if ($sources | Where-Object { $_.LastWriteTime -gt $jar.LastWriteTime }) { exit 1 }"
if not errorlevel 1 goto :find_jar
where mvn >nul 2>&1
if not errorlevel 1 goto :maven
echo syllabary: Maven is needed to build the program: install Maven 3.8 or newer>&2
exit /b 2
:maven
echo syllabary: building... (the first time Maven downloads about 25 MB)>&2
set "LOG=%TEMP%\syllabary-build-%RANDOM%.log"
call mvn -q -B -f "%SYLLABARY_ROOT%\pom.xml" package -Dmaven.test.skip=true >"%LOG%" 2>&1
if not errorlevel 1 goto :built
type "%LOG%" >&2
del "%LOG%"
echo syllabary: the build failed; Maven's words stand above>&2
exit /b 2
:built
del "%LOG%"

:find_jar
set "JAR="
for /f "delims=" %%J in ('dir /b /o-d "%JARS%\syllabary-*-app.jar"') do if not defined JAR set "JAR=%JARS%\%%J"
if defined JAR goto :kernels
echo syllabary: there is no program in "%JARS%"; unpack it again>&2
exit /b 2

:kernels

set "FLAGS="
if not defined SYLLABARY_KERNELS set "SYLLABARY_KERNELS=vector"
if "%SYLLABARY_KERNELS%"=="plain" set "FLAGS=-Dsyllabary.kernels=plain" & goto :collector
if not "%SYLLABARY_KERNELS%"=="vector" goto :bad_kernels
if defined VECTORS set "FLAGS=--add-modules jdk.incubator.vector"

rem the serial collector starts fastest, and a network in use allocates next to nothing
:collector
echo "%SYLLABARY_JAVA_OPTS%" | findstr /r /c:"-XX:+Use.*GC" >nul || set "FLAGS=%FLAGS% -XX:+UseSerialGC"

rem protobuf still reads memory in a way that Java 24 and later warn of at every start
if %MAJOR% geq 24 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"

rem a console shows what it is given in its code page; put the user's own back afterwards
for /f "tokens=2 delims=:." %%P in ('chcp') do set "CODE_PAGE=%%P"
chcp 65001 >nul
"%JAVA%" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 ^
    -Dsun.stderr.encoding=UTF-8 "-Dsyllabary.home=%SYLLABARY_ROOT%" %FLAGS% %SYLLABARY_JAVA_OPTS% -jar "%JAR%" %*
set "CODE=%ERRORLEVEL%"
chcp %CODE_PAGE: =% >nul
exit /b %CODE%

:spark
echo syllabary: spark runs on Linux and macOS only, since Hadoop has no files of its own for Windows; use WSL>&2
exit /b 2

:bad_kernels
echo syllabary: SYLLABARY_KERNELS is "%SYLLABARY_KERNELS%"; it may be plain or vector>&2
exit /b 2
