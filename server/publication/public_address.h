// Does an address belong to the public Internet? Pure; any thread.
#pragma once

#include <sys/socket.h>

namespace reperes::publication {

// False for this machine, private and link-local networks, groups, what is reserved (RFC 6890 and the
// registries of IANA), an IPv6 address that stands for such an IPv4 one, and any other family of addresses.
// `address` is as long as its family says.
bool is_public(const sockaddr* address);

}  // namespace reperes::publication
