@echo off
rem Installs drafter without a network: install.bat [folder], default %LOCALAPPDATA%\drafter-program
setlocal
for /f "tokens=2 delims=:" %%C in ('chcp') do set "PAGE=%%C"
chcp 65001 >nul
set "HERE=%~dp0"
set "TARGET=%~1"
if "%TARGET%"=="" set "TARGET=%LOCALAPPDATA%\drafter-program"
for %%T in ("%TARGET%") do set "TARGET=%%~fT"

if not exist "%HERE%wheels\drafter-*.whl" (
  echo 错误：旁边没有 wheels 文件夹。请先把压缩包整个解开，再双击解开后的 install.bat。
  goto ended
)

rem The wheels are for the usual 64-bit Python: a 32-bit or an ARM one is passed over.
set "PROBE=import sys, sysconfig, venv, ensurepip; sys.exit(sysconfig.get_platform() != 'win-amd64' or not (3, 11) <= sys.version_info[:2] <= (3, 13))"
set "PYTHON="
rem The launcher shall not go and fetch a Python that is missing.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
for %%V in (3.13 3.12 3.11) do (
  if not defined PYTHON py -%%V -c "%PROBE%" >nul 2>nul && set "PYTHON=py -%%V"
)
if not defined PYTHON python -c "%PROBE%" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON (
  echo 错误：没有找到 64 位的 Python 3.11、3.12 或 3.13。请先安装，或改用不需要 Python 的单文件夹版。
  goto ended
)

%PYTHON% -m venv "%TARGET%" || goto failed
"%TARGET%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --force-reinstall drafter || goto failed
"%TARGET%\Scripts\drafter.exe" --version || goto failed

> "%TARGET%\起草台.bat" echo @echo off
>>"%TARGET%\起草台.bat" echo chcp 65001 ^>nul
>>"%TARGET%\起草台.bat" echo "%TARGET%\Scripts\drafter.exe" %%*
>>"%TARGET%\起草台.bat" echo if errorlevel 1 pause
copy /y "%TARGET%\起草台.bat" "%USERPROFILE%\Desktop\起草台.bat" >nul 2>nul
echo 已装好。双击桌面上的“起草台”打开；桌面上没有时，到 "%TARGET%" 里找。
echo 命令行用 "%TARGET%\Scripts\drafter.exe"。
pause
chcp %PAGE% >nul
exit /b 0

:failed
echo 错误：没有装成。请把上面的文字发给维护人员。
:ended
pause
chcp %PAGE% >nul
exit /b 2
