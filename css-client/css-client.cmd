@echo off
rem Runs css-client as built last, or the css-client.jar that lies beside this script. It needs Java 17 or later: JAVA_HOME, or java.
setlocal
set "css_jar=%~dp0css-client.jar"
if not exist "%css_jar%" set "css_jar=%~dp0target\css-client.jar"
if not exist "%css_jar%" (
    echo css-client: there is no css-client.jar; mvnw -pl css-client -am -DskipTests package makes it>&2
    exit /b 1
)
set "css_java=java"
if defined JAVA_HOME set "css_java=%JAVA_HOME%\bin\java"
"%css_java%" -jar "%css_jar%" %*
