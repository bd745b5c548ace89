# Linux's numbers for fcntl.
module Fcntl
  VERSION = '1.0.1'
  F_DUPFD = 0
  F_GETFD = 1
  F_SETFD = 2
  F_GETFL = 3
  F_SETFL = 4
  F_GETLK = 5
  F_SETLK = 6
  F_SETLKW = 7
  FD_CLOEXEC = 1
  F_RDLCK = 0
  F_WRLCK = 1
  F_UNLCK = 2
  O_CREAT = File::CREAT
  O_EXCL = File::EXCL
  O_TRUNC = File::TRUNC
  O_APPEND = File::APPEND
  O_NONBLOCK = File::NONBLOCK
  O_NDELAY = File::NONBLOCK
  O_RDONLY = 0
  O_WRONLY = 1
  O_RDWR = 2
  O_ACCMODE = 3
  F_DUPFD_CLOEXEC = 1030
end
