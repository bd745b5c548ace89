class Socket
  # The numbers of Linux.
  module Constants
    { AF_UNSPEC: 0, AF_UNIX: 1, AF_LOCAL: 1, AF_INET: 2, AF_INET6: 10, AF_PACKET: 17, PF_UNSPEC: 0, PF_UNIX: 1, PF_LOCAL: 1, PF_INET: 2, PF_INET6: 10, PF_PACKET: 17, PF_KEY: 15,
      SOCK_STREAM: 1, SOCK_DGRAM: 2, SOCK_RAW: 3, SOCK_RDM: 4, SOCK_SEQPACKET: 5, SOCK_NONBLOCK: 2048, SOCK_CLOEXEC: 524_288,
      IPPROTO_IP: 0, IPPROTO_ICMP: 1, IPPROTO_IGMP: 2, IPPROTO_TCP: 6, IPPROTO_EGP: 8, IPPROTO_UDP: 17, IPPROTO_IPV6: 41, IPPROTO_ICMPV6: 58, IPPROTO_RAW: 255,
      SOL_SOCKET: 1, SOL_IP: 0, SOL_TCP: 6, SOL_UDP: 17, SO_DEBUG: 1, SO_REUSEADDR: 2, SO_TYPE: 3, SO_ERROR: 4, SO_DONTROUTE: 5, SO_BROADCAST: 6, SO_SNDBUF: 7, SO_RCVBUF: 8,
      SO_KEEPALIVE: 9, SO_OOBINLINE: 10, SO_PRIORITY: 12, SO_LINGER: 13, SO_REUSEPORT: 15, SO_PASSCRED: 16, SO_PEERCRED: 17, SO_RCVLOWAT: 18, SO_SNDLOWAT: 19, SO_RCVTIMEO: 20, SO_SNDTIMEO: 21,
      SO_BINDTODEVICE: 25, SO_TIMESTAMP: 29, SO_ACCEPTCONN: 30, TCP_NODELAY: 1, TCP_MAXSEG: 2, TCP_CORK: 3, TCP_KEEPIDLE: 4, TCP_KEEPINTVL: 5, TCP_KEEPCNT: 6, TCP_SYNCNT: 7, TCP_LINGER2: 8,
      TCP_DEFER_ACCEPT: 9, TCP_WINDOW_CLAMP: 10, TCP_INFO: 11, TCP_QUICKACK: 12, TCP_CONGESTION: 13, TCP_USER_TIMEOUT: 18, TCP_FASTOPEN: 23,
      IP_TOS: 1, IP_TTL: 2, IP_HDRINCL: 3, IP_OPTIONS: 4, IP_RECVTOS: 13, IP_RECVTTL: 12, IP_PKTINFO: 8, IP_MULTICAST_IF: 32, IP_MULTICAST_TTL: 33, IP_MULTICAST_LOOP: 34, IP_ADD_MEMBERSHIP: 35,
      IP_DROP_MEMBERSHIP: 36, IP_DEFAULT_MULTICAST_TTL: 1, IP_DEFAULT_MULTICAST_LOOP: 1, IP_MAX_MEMBERSHIPS: 20, IPV6_V6ONLY: 26, IPV6_UNICAST_HOPS: 16, IPV6_MULTICAST_IF: 17, IPV6_MULTICAST_HOPS: 18,
      IPV6_MULTICAST_LOOP: 19, IPV6_JOIN_GROUP: 20, IPV6_LEAVE_GROUP: 21, MSG_OOB: 1, MSG_PEEK: 2, MSG_DONTROUTE: 4, MSG_WAITALL: 256, MSG_DONTWAIT: 64, MSG_TRUNC: 32, MSG_NOSIGNAL: 16_384, MSG_EOR: 128,
      SHUT_RD: 0, SHUT_WR: 1, SHUT_RDWR: 2, SOMAXCONN: 4096, INADDR_ANY: 0, INADDR_BROADCAST: 4_294_967_295, INADDR_LOOPBACK: 2_130_706_433, INADDR_NONE: 4_294_967_295, INET_ADDRSTRLEN: 16, INET6_ADDRSTRLEN: 46,
      NI_NUMERICHOST: 1, NI_NUMERICSERV: 2, NI_NOFQDN: 4, NI_NAMEREQD: 8, NI_DGRAM: 16, NI_MAXHOST: 1025, NI_MAXSERV: 32, AI_PASSIVE: 1, AI_CANONNAME: 2, AI_NUMERICHOST: 4, AI_V4MAPPED: 8, AI_ALL: 16, AI_ADDRCONFIG: 32,
      AI_NUMERICSERV: 1024, EAI_BADFLAGS: -1, EAI_NONAME: -2, EAI_AGAIN: -3, EAI_FAIL: -4, EAI_FAMILY: -6, EAI_SOCKTYPE: -7, EAI_SERVICE: -8, EAI_MEMORY: -10, EAI_SYSTEM: -11, EAI_OVERFLOW: -12,
      SCM_RIGHTS: 1, SCM_CREDENTIALS: 2, SCM_TIMESTAMP: 29 }.each { |name, value| const_set(name, value) }
  end
  include Constants
  Constants.constants.each { |name| const_set(name, Constants.const_get(name)) }

  class << self
    private

    # The number of a name such as :INET or "AF_INET"; numbers are themselves.
    def number_of(name, prefixes, what)
      return name if name.kind_of?(Integer)
      text = name.kind_of?(Symbol) ? name.name : String.try_convert(name)
      return name.to_int if text.nil? && name.respond_to?(:to_int)
      raise TypeError, "no implicit conversion of #{name.nil? ? 'nil' : name.class} into Integer" unless text
      prefixes.each do |prefix|
        full = text.start_with?(prefix) ? text : prefix + text
        return Constants.const_get(full) if full.match?(/\A[A-Z]\w*\z/) && Constants.const_defined?(full)
      end
      raise SocketError, "#{what}: #{text}"
    end

    def family_number(name) = number_of(name, %w[AF_ PF_], 'unknown socket domain')

    def type_number(name) = number_of(name, %w[SOCK_], 'unknown socket type')

    def level_number(name, ip = true)
      number_of(name, ip ? %w[SOL_ IPPROTO_] : %w[SOL_], 'unknown protocol level')
    end

    def option_number(level, name)
      prefixes = { 1 => %w[SO_], 0 => %w[IP_], 6 => %w[TCP_], 41 => %w[IPV6_] }[level] || %w[SO_]
      number_of(name, prefixes, 'unknown socket level option name')
    end

    # The name of a number among the constants with a prefix.
    def name_of_number(number, prefix)
      Constants.constants.find { |name| name.start_with?(prefix) && Constants.const_get(name) == number }&.name
    end
  end
end
