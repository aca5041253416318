@echo off
rem Installs drafter without a network: install.bat [folder], default %LOCALAPPDATA%\drafter-program
chcp 65001 >nul
setlocal
set "HERE=%~dp0"
set "TARGET=%~1"
if "%TARGET%"=="" set "TARGET=%LOCALAPPDATA%\drafter-program"

set "PYTHON="
for %%V in (3.13 3.12 3.11) do (
  if not defined PYTHON py -%%V -c "import venv, ensurepip" >nul 2>nul && set "PYTHON=py -%%V"
)
if not defined PYTHON python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON (
  echo 错误：没有找到 Python 3.11、3.12 或 3.13。请先安装，或改用不需要 Python 的单文件夹版。
  pause
  exit /b 2
)

%PYTHON% -m venv "%TARGET%" || goto failed
"%TARGET%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --force-reinstall drafter || goto failed
"%TARGET%\Scripts\drafter.exe" --version || goto failed

> "%TARGET%\起草台.bat" echo @echo off
>>"%TARGET%\起草台.bat" echo chcp 65001 ^>nul
>>"%TARGET%\起草台.bat" echo "%TARGET%\Scripts\drafter.exe" %%*
>>"%TARGET%\起草台.bat" echo if errorlevel 1 pause
copy /y "%TARGET%\起草台.bat" "%USERPROFILE%\Desktop\起草台.bat" >nul 2>nul
echo 已装好。双击桌面上的“起草台”打开；命令行用 "%TARGET%\Scripts\drafter.exe"。
pause
exit /b 0

:failed
echo 错误：没有装成。请把上面的文字发给维护人员。
pause
exit /b 2
