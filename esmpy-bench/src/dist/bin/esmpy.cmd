@echo off
rem Starts esmpy. JAVA_HOME chooses the Java (17 or newer), ESMPY_JAVA_OPTS gives it options such as -Xmx8g.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
rem As in the script for other systems: the second compiler of Java is asked for code that has run ten times as often as is usual.
set "COMPILER=-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
"%JAVA%" %COMPILER% -Xshare:auto %ESMPY_JAVA_OPTS% -jar "%~dp0..\lib\esmpy.jar" %*
exit /b %ERRORLEVEL%
