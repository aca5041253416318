"""What can go wrong for the user, as one sentence of Chinese each."""

import errno

_CAUSES = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EBUSY: "正被占用",
    errno.ENOENT: "找不到",
    errno.EEXIST: "已有同名的",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "不是文件夹",
    errno.ENAMETOOLONG: "名字太长",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过了文件大小限制",
    errno.EROFS: "磁盘只读",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
    errno.ENXIO: "是设备或管道，不是文件",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENOMEM: "内存不足",
}


class DrafterError(Exception):
    """The work could not be done; the message is shown to the user as it is.

    A message says in Chinese what is wrong, where (file, line or part) and what
    to do. The command line prints it as its last stderr line and exits with 2.
    """


def cause(error: OSError) -> str:
    """Why the system refused, in a few words of Chinese; its own words where it is a rare reason."""
    if "temporary directory" in (error.strerror or ""):
        return "没有能写的临时文件夹，可以用环境变量 TMPDIR 指定一个"
    return _CAUSES.get(error.errno or 0) or error.strerror or str(error)
