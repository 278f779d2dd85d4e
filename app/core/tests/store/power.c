// Loaded before the C library: writes down what a program does to the phone's file, so that
// power.rs can build the disk as it was at any moment. One record each: what, which file, where, how
// many bytes, and the bytes.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int journal = -1;
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fdatasync)(int);
static int (*real_fsync)(int);
static int (*real_ftruncate)(int, off_t);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  const char *path = getenv("POWER_JOURNAL");
  if (path) journal = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static char file_of(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strstr(path, "rembang.sqlite-wal")) return 'w';
  if (strstr(path, "rembang.sqlite-shm")) return 0;
  if (strstr(path, "rembang.sqlite")) return 'd';
  return strstr(path, "/saved") ? 's' : 0;
}

static void note(char what, int fd, uint64_t at, const void *bytes, uint32_t length) {
  char file = journal < 0 ? 0 : file_of(fd);
  if (!file) return;
  char *record = malloc(14 + length);
  record[0] = what;
  record[1] = file;
  memcpy(record + 2, &at, 8);
  memcpy(record + 10, &length, 4);
  if (length) memcpy(record + 14, bytes, length);
  real_write(journal, record, 14 + length);
  free(record);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  off_t at = journal < 0 ? -1 : lseek(fd, 0, SEEK_CUR);
  if (at >= 0) note('w', fd, (uint64_t)at, bytes, (uint32_t)length);
  return real_write(fd, bytes, length);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  note('w', fd, (uint64_t)at, bytes, (uint32_t)length);
  return real(fd, bytes, length, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

int ftruncate64(int fd, off64_t length) {
  note('t', fd, (uint64_t)length, NULL, 0);
  return real_ftruncate(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fdatasync(int fd) {
  int done = real_fdatasync(fd);
  note('f', fd, 0, NULL, 0);
  return done;
}

int fsync(int fd) {
  int done = real_fsync(fd);
  note('f', fd, 0, NULL, 0);
  return done;
}
