#!/usr/bin/env python3
"""What the real kernel does with rules and connections: cases as JSON on standard input, one line of JSON per case on standard output.

Each case gets two network namespaces, the pod and everything else, joined by one veth pair per interface of the pod. The rules are loaded
with the real iptables-restore; then each connection is made as the user that it names, from the side that it names, and the rules whose
counters moved are noted, with the listening socket that got it and what SO_ORIGINAL_DST says there. Needs root, iproute2 and iptables.
One process does it all: a socket belongs to the namespace and to the user that were in force when it was made.
"""
import ctypes, ipaddress, json, os, re, select, socket, struct, subprocess, sys, time

libc = ctypes.CDLL(None, use_errno=True)
WAIT = 0.25  # seconds after which a packet counts as lost; the kernel sends it again after one
IP_TRANSPARENT, IPV6_TRANSPARENT, SO_ORIGINAL_DST = 19, 75, 80


def enter(fd):
    if libc.setns(fd, 0x40000000):
        raise OSError(ctypes.get_errno(), 'setns')


def run(*argv, text=None):
    p = subprocess.run(argv, input=text, capture_output=True, text=True, timeout=30)
    if p.returncode:
        raise RuntimeError(f'{" ".join(argv)}: {p.stderr.strip() or p.stdout.strip()}')
    return p.stdout


def is6(address):
    return ':' in address


def split(text):
    """(IPv4 part, IPv6 part): a section with IPv6 addresses, or whose table was there already, is IPv6's."""
    parts, seen, current = {False: '', True: ''}, set(), []
    six = False
    for line in text.splitlines():
        if re.match(r'^ip6?tables-(save|restore)', line) or not line.strip():
            continue
        current.append(line)
        if line.strip() != 'COMMIT':
            continue
        table = next(l for l in current if l.startswith('*')).lstrip('* ')
        body = '\n'.join(current)
        if re.search(r' -[sd] [0-9a-f]*:', body) or (not six and table in seen):
            six = True
        elif re.search(r' -[sd] \d+\.', body):
            six = False
        seen.add(table)
        parts[six] += body + '\n'
        current = []
    return parts[False], parts[True]


class Owned:
    """Sockets made inside are this user's."""
    def __init__(self, owner):
        self.uid, self.gid = owner.get('uid', 0), owner.get('gid', owner.get('uid', 0))

    def __enter__(self):
        os.setegid(self.gid)
        os.seteuid(self.uid)

    def __exit__(self, *_):
        os.seteuid(0)
        os.setegid(0)


def options(s, spec, six):
    if spec.get('mark'):
        s.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, spec['mark'])
    if spec.get('transparent'):
        s.setsockopt(socket.IPPROTO_IPV6 if six else socket.SOL_IP, IPV6_TRANSPARENT if six else IP_TRANSPARENT, 1)


class Case:
    def __init__(self, spec, tool, number):
        self.spec, self.tool = spec, tool
        tag = f'{os.getpid() % 100000}x{number}'
        self.names = {'pod': f'mbk{tag}a', 'network': f'mbk{tag}b'}
        self.fd, self.listening = {}, []

    def __enter__(self):
        home = os.open('/proc/self/ns/net', os.O_RDONLY)
        self.home = home
        try:
            self.setup()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        enter(self.home)
        for _, _, s in self.listening:
            s.close()
        for fd in self.fd.values():
            os.close(fd)
        for name in self.names.values():
            subprocess.run(['ip', 'netns', 'del', name], capture_output=True)
        os.close(self.home)

    def setup(self):
        spec, (a, b) = self.spec, self.names.values()
        for side, name in self.names.items():
            run('ip', 'netns', 'add', name)
            self.fd[side] = os.open(f'/run/netns/{name}', os.O_RDONLY)
        enter(self.fd['pod'])
        for path, value in (('ipv6/conf/all/accept_dad', '0'), ('ipv6/conf/default/accept_dad', '0'), ('ipv4/conf/all/rp_filter', '0'), ('ipv4/conf/default/rp_filter', '0'),
                ('ipv4/ping_group_range', '0 2147483647')):
            open('/proc/sys/net/' + path, 'w').write(value)
        enter(self.fd['network'])
        for path, value in (('ipv6/conf/all/accept_dad', '0'), ('ipv6/conf/default/accept_dad', '0'), ('ipv4/conf/all/rp_filter', '0'), ('ipv4/conf/default/rp_filter', '0'),
                ('ipv4/ip_forward', '1'), ('ipv6/conf/all/forwarding', '1')):
            open('/proc/sys/net/' + path, 'w').write(value)
        lines_a, lines_b = ['link set lo up'], ['link set lo up']
        for i, (name, addresses) in enumerate(spec['interfaces'].items()):
            run('ip', '-n', a, 'link', 'add', 'name', name, 'type', 'veth', 'peer', 'name', f'p-{name}', 'netns', b)
            lines_a += [f'link set dev {name} up']
            lines_b += [f'link set dev p-{name} up']
            for address in addresses:
                nodad = ' nodad' if is6(address) else ''
                plain, _, length = address.partition('/')
                lines_a.append(f'addr add {plain}/{length or (128 if is6(plain) else 32)} dev {name}{nodad}')
                if length:  # a network of its own, in which the other side is the first host
                    first = next(ipaddress.ip_network(address, strict=False).hosts())
                    lines_b.append(f'addr add {first}/{length} dev p-{name}{nodad}')
                    lines_b += [f'route add {beyond} via {plain} dev p-{name}' for beyond in spec['through'].get(name, [])]
                else:
                    gateway = 'fe80::1' if is6(plain) else '169.254.1.1'
                    lines_b += [f'addr add {gateway}/{128 if is6(plain) else 32} dev p-{name}{nodad}', f'route add {plain} dev p-{name}']
                    lines_a += ([f'route add {gateway} dev {name} scope link'] if not is6(plain) else []) + [f'{"-6 " if is6(plain) else ""}route add default via {gateway} dev {name}']
        lines_b += [f'addr add {x}/{128 if is6(x) else 32} dev lo{" nodad" if is6(x) else ""}' for x in spec['network']]
        for name, lines in ((a, lines_a), (b, lines_b)):
            for six in (False, True):
                mine = [l.removeprefix('-6 ') for l in lines if ('-6 ' in l or (l.startswith('route') and is6(l.split()[2]))) == six]
                run('ip', *(['-6'] if six else []), '-n', name, '-batch', '-', text='\n'.join(mine) + '\n')
        enter(self.fd['pod'])
        for mark, table in spec['marks']:
            for six in ([], ['-6']):
                run('ip', *six, 'rule', 'add', 'fwmark', mark, 'lookup', str(table))
                run('ip', *six, 'route', 'add', 'local', 'default', 'dev', 'lo', 'table', str(table))
        for six, text in enumerate(split(spec['rules'])):
            if text:
                run(f'ip{"6" if six else ""}tables-{self.tool}-restore', '--noflush', text=text)
        for side in ('pod', 'network'):
            enter(self.fd[side])
            for l in spec['listen'][side]:
                self.listen(side, l)

    def listen(self, side, l):
        for address in l['addresses']:
            six = is6(address)
            with Owned(l):
                s = socket.socket(socket.AF_INET6 if six else socket.AF_INET, socket.SOCK_STREAM if l['protocol'] == 'tcp' else socket.SOCK_DGRAM)
            if six:
                s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            options(s, l, six)
            s.bind((address, l['port']))
            if l['protocol'] == 'tcp':
                s.listen(16)
            s.setblocking(False)
            self.listening.append((side, l, s))

    # ---------------------------------------------------------------- measuring

    def counters(self, six):
        enter(self.fd['pod'])
        out, table = [], ''
        for line in run(f'ip{"6" if six else ""}tables-{self.tool}-save', '-c').splitlines():
            if line.startswith('*'):
                table = line[1:]
            m = re.match(r'\[(\d+):\d+\] (-A .*)', line)
            if m:
                out.append((f'{table} {m[2]}', int(m[1])))
        return out

    def measure(self, c):
        six = is6(c['to'][0])
        before = self.counters(six)
        keep = []
        result = getattr(self, c['protocol'] if 'flags' not in c else 'raw')(c, six, keep)
        after = self.counters(six)
        for s in keep:
            if s.type == socket.SOCK_STREAM:
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            s.close()
        result['rules'] = [i for i, ((_, n), (_, old)) in enumerate(zip(after, before)) if n != old]
        return result

    def client(self, c, six, kind, proto=0):
        side = 'pod' if 'uid' in c['from'] else 'network'
        enter(self.fd[side])
        with Owned(c['from']):
            s = socket.socket(socket.AF_INET6 if six else socket.AF_INET, kind, proto)
        options(s, c['from'], six)
        if c['from'].get('source'):
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind((c['from']['source'], 0))
        if c['from'].get('interface'):
            s.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, ('p-' + c['from']['interface']).encode())
        s.setblocking(False)
        return s

    def original(self, s, six):
        try:
            if six:
                d = s.getsockopt(socket.IPPROTO_IPV6, SO_ORIGINAL_DST, 28)
                return [socket.inet_ntop(socket.AF_INET6, d[8:24]), struct.unpack('>H', d[2:4])[0]]
            d = s.getsockopt(socket.SOL_IP, SO_ORIGINAL_DST, 16)
            return [socket.inet_ntoa(d[4:8]), struct.unpack('>H', d[2:4])[0]]
        except OSError:
            return None

    def ready(self, kind, until):
        sockets = {s: (side, l) for side, l, s in self.listening if l['protocol'] == kind}
        got = select.select(list(sockets), [], [], max(0, until - time.monotonic()))[0]
        return (*sockets[got[0]], got[0]) if got else None

    def tcp(self, c, six, keep):
        s = self.client(c, six, socket.SOCK_STREAM)
        keep.append(s)
        end = time.monotonic() + WAIT
        try:
            s.connect(tuple(c['to']))
        except BlockingIOError:
            pass
        except OSError as e:
            return {'end': 'error', 'error': e.strerror}
        # A SYN that came up is there at once; an error as well.
        poll = select.poll()
        poll.register(s, select.POLLOUT | select.POLLERR | select.POLLHUP)
        got = None
        while time.monotonic() < end and got is None:
            got = self.ready('tcp', time.monotonic() + 0.002)
            if got is None and poll.poll(0) and s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                return {'end': 'refused'}
        if got is None:
            return {'end': 'lost'}
        side, l, listener = got
        with Owned(l):
            conn, peer = listener.accept()
        keep.append(conn)
        here = conn.getsockname()
        result = {'end': side, 'port': l['port'], 'here': [here[0], here[1]], 'peer': peer[0], 'original': self.original(conn, six), 'answered': bool(poll.poll(WAIT * 1000))}
        if result['answered']:
            s.send(b'x')
            if select.select([conn], [], [], WAIT)[0]:
                conn.recv(8)
                conn.send(b'y')
                result['answered'] = bool(select.select([s], [], [], WAIT)[0])
            else:
                result['answered'] = False
        return result

    def udp(self, c, six, keep):
        s = self.client(c, six, socket.SOCK_DGRAM)
        keep.append(s)
        try:
            s.connect(tuple(c['to']))
            s.send(b'x')
        except OSError as e:
            return {'end': 'error', 'error': e.strerror}
        got, end = None, time.monotonic() + WAIT
        while time.monotonic() < end and got is None:
            got = self.ready('udp', time.monotonic() + 0.002)
            if got is None and s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                return {'end': 'refused'}
        if got is None:
            return {'end': 'lost'}
        side, l, listener = got
        _, peer = listener.recvfrom(64)
        listener.sendto(b'y', peer)
        answered = bool(select.select([s], [], [], WAIT)[0])
        if answered:  # once the other side has answered, the connection counts as established
            s.send(b'z')
            select.select([listener], [], [], WAIT)
            listener.recv(8)
        return {'end': side, 'port': l['port'], 'peer': peer[0], 'answered': answered}

    def icmp(self, c, six, keep):
        outside = 'uid' not in c['from']
        s = self.client(c, six, socket.SOCK_RAW if outside else socket.SOCK_DGRAM, socket.IPPROTO_ICMPV6 if six else socket.IPPROTO_ICMP)
        keep.append(s)
        packet = struct.pack('>BBHHH', 128 if six else 8, 0, 0, 7, 1) + b'meshbook'
        if not six:
            packet = packet[:2] + struct.pack('>H', checksum(packet)) + packet[4:]
        try:
            s.sendto(packet, (c['to'][0], 0))
        except OSError:
            return {'end': 'echo', 'answered': False}
        return {'end': 'echo', 'answered': bool(select.select([s], [], [], WAIT)[0])}

    def raw(self, c, six, keep):
        """One TCP packet with these flags, from outside."""
        enter(self.fd['network'])
        s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP)
        keep.append(s)
        source, port = c['from']['source'], 40000 + c['flags']
        s.bind((source, 0))
        head = struct.pack('>HHIIBBHHH', port, c['to'][1], 1, 1, 80, c['flags'], 1000, 0, 0)
        pseudo = socket.inet_aton(source) + socket.inet_aton(c['to'][0]) + struct.pack('>BBH', 0, 6, len(head))
        head = head[:16] + struct.pack('>H', checksum(pseudo + head)) + head[18:]
        s.sendto(head, (c['to'][0], 0))
        time.sleep(0.02)
        return {'end': 'packet'}


def checksum(data):
    data += b'\0' * (len(data) % 2)
    total = sum(struct.unpack(f'>{len(data) // 2}H', data))
    total = (total >> 16) + (total & 0xffff)
    return ~(total + (total >> 16)) & 0xffff


def main():
    job = json.load(sys.stdin)
    for number, spec in enumerate(job['cases']):
        try:
            with Case(spec, job.get('tool', 'nft'), number) as case:
                saved = {'ipv4': [r for r, _ in case.counters(False)], 'ipv6': [r for r, _ in case.counters(True)]}
                out = {'name': spec['name'], 'saved': saved, 'results': [case.measure(c) for c in spec['connections']]}
        except (RuntimeError, OSError) as e:
            out = {'name': spec['name'], 'error': re.sub('mbk[0-9]+x[0-9]+', 'mbk', str(e))}
        print(json.dumps(out), flush=True)


if __name__ == '__main__':
    main()
