/** What people would look for in the archive: rare and everywhere, whole and in part, several words, phrases, filters. */
export const terms: readonly string[] = [
  ...["the", "ubuntu", "install", "error", "linux", "how to", "does anyone know", "kernel"],
  ...["xorg.conf", "nvidia driver", "wireless", "firefox flash", "apt-get update", "sudo", "partition", "grub"],
  ...["synaptic", "permission denied", "usb stick", "dual boot", '"command not found"', "screen resolution"],
  ...["virtualbox", "compiz", "lifetime", "borrow checker", "webhook", "cargo", "subscription", "wpa_supplicant"],
  ...["pastebin.com", "/etc/fstab", "launchpad.net/", "libssl", "gnome -kde", "segfault", "zzyzx"],
  ...["has:link driver", "is:thread mount", "during:2008 sound"],
];
