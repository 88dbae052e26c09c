"""How much memory another process takes now, asked of the system in its own way."""

import os
import subprocess
import sys
from pathlib import Path


def resident_bytes(pid: int) -> int:
    """Resident memory of the process in bytes; 0 when it is gone or the system does not tell."""
    try:
        if sys.platform == "linux":
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        if sys.platform == "win32":
            return _windows_bytes(pid)
        return told_by_ps(pid)
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 0


def told_by_ps(pid: int) -> int:
    """As ``resident_bytes``, from the ``ps`` command (macOS and other Unix)."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, timeout=5, check=False)
    return int(told.stdout.split()[0]) * 1024


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    _QUERY = 0x0400 | 0x0010

    def _windows_bytes(pid: int) -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return 0
        try:
            counters = _Counters(cb=ctypes.sizeof(_Counters))
            read = kernel.K32GetProcessMemoryInfo
            read.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
            found = read(handle, ctypes.byref(counters), counters.cb)
            return int(counters.PagefileUsage) if found else 0
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
