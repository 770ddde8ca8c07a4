@echo off
rem Starts esmpy. JAVA_HOME chooses the Java (17 or newer), ESMPY_JAVA_OPTS gives it options such as -Xmx8g.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -Xshare:auto %ESMPY_JAVA_OPTS% -jar "%~dp0..\lib\esmpy.jar" %*
exit /b %ERRORLEVEL%
