#!/usr/bin/env python3
"""A first list of requests for a golden: for every route, chain and listener a hit and the near misses, each off by one predicate.

  propose.py GOLDEN.json [-n MOST] [--every] > requests/SCENARIO.PROXY.json

What a configuration cannot say of itself (an identity that a policy means, a delay that meets a timeout) is added by hand; the file of a
proxy under hand/ is taken in at the end. The same golden always gives the same list. `--every`: all of the common requests, not a draw.
"""
import argparse, hashlib, ipaddress, json, pathlib, random, re
from re import _parser as sre

HERE = pathlib.Path(__file__).resolve().parent
NOWHERE_KNOWN = '198.51.100.77'  # an address that no service has
FROM = '10.244.9.9'
HTTP_ALPN = ['istio-http/1.1', 'istio', 'istio-peer-exchange']


def sample(regex):
    """A string that the expression matches, as simple as can be."""
    def walk(nodes):
        out = ''
        for op, arg in nodes:
            op = str(op)
            if op == 'LITERAL':
                out += chr(arg)
            elif op in ('ANY', 'NOT_LITERAL'):
                out += 'x'
            elif op == 'IN':
                kind, value = arg[0]
                kind = str(kind)
                out += {'LITERAL': lambda: chr(value), 'RANGE': lambda: chr(value[0]), 'NEGATE': lambda: 'x'}.get(kind, lambda: '1' if 'DIGIT' in str(value) else 'w')()
            elif op in ('MAX_REPEAT', 'MIN_REPEAT'):
                low, high, body = arg
                out += walk(body) * max(low, min(1, high))
            elif op == 'SUBPATTERN':
                out += walk(arg[3])
            elif op == 'BRANCH':
                out += walk(arg[1][0])
        return out
    try:
        return walk(sre.parse(regex))
    except Exception:
        return None


def hit(m):
    """(value that matches a StringMatcher, [values that nearly do])."""
    if 'exact' in m:
        v = m['exact']
        return v, [v + 'x', v.swapcase() if v.swapcase() != v else v + ' x']
    if 'prefix' in m:
        v = m['prefix']
        return v + 'z', ['z' + v, v.swapcase() + 'z' if v.swapcase() != v else v[:-1]]
    if 'suffix' in m:
        v = m['suffix']
        return 'z' + v, [v + 'z', v[1:]]
    if 'contains' in m:
        v = m['contains']
        return 'z' + v + 'z', [v[:-1] + 'z']
    if 'safe_regex' in m:
        v = sample(m['safe_regex']['regex'])
        return (v or ''), [(v or '') + '\x01'.replace('\x01', '#'), '#' + (v or '')]
    return 'v', []


class List:
    def __init__(self):
        self.items, self.ids = [], set()

    def add(self, id, **r):
        id = re.sub(r'[^A-Za-z0-9.*-]+', '-', id).strip('-')[:60]
        k, i = id, 2
        while k in self.ids:
            k, i = f'{id}-{i}', i + 1
        self.ids.add(k)
        self.items.append({'id': k, **{a: b for a, b in r.items() if b not in (None, [])} , **({'authority': None} if 'authority' in r and r['authority'] is None else {})})


def is_ip(s):
    try:
        ipaddress.ip_address(s)
        return True
    except ValueError:
        return False


def address(l):
    a = l.get('address', {}).get('socket_address', {})
    return a.get('address'), a.get('port_value')


def hcm(chain):
    return next((f['typed_config'] for f in chain.get('filters', []) if f.get('typed_config', {}).get('@type', '').endswith('HttpConnectionManager')), None)


def tcp(chain):
    return next((f['typed_config'] for f in chain.get('filters', []) if f.get('typed_config', {}).get('@type', '').endswith('TcpProxy')), None)


def chains(l):
    return l.get('filter_chains', []) + ([l['default_filter_chain']] if 'default_filter_chain' in l else [])


def fits(m, v):
    return (v == m.get('exact', v) and v.startswith(m.get('prefix', '')) and v.endswith(m.get('suffix', '')) and m.get('contains', '') in v
        and ('safe_regex' not in m or bool(re.fullmatch(m['safe_regex']['regex'], v))))


def meets(route, host):
    """The request parts that a route's match asks for, and the near misses: (parts, [(name, parts)])."""
    m = route.get('match', {})
    p = {'path': '/', 'headers': [], 'method': None, 'authority': None, 'query': []}
    misses = []

    def but(name, **changed):
        misses.append((name, changed))
    if 'path' in m:
        p['path'] = m['path']
        but('path-longer', path=m['path'] + 'x'), but('path-slash', path=m['path'] + '/'), but('path-case', path=m['path'].swapcase())
        but('path-query', path=m['path'] + '?a=b')
    elif m.get('prefix', '/') != '/':
        v = m['prefix']
        p['path'] = v + 'more' if v.endswith('/') else v
        but('prefix-longer', path=v + 'ish'), but('prefix-short', path=v.rstrip('/') if v.endswith('/') else v[:-1])
        but('prefix-case', path=v.swapcase()), but('prefix-deeper', path=v.rstrip('/') + '/a/b?c=d')
    elif 'path_separated_prefix' in m:
        v = m['path_separated_prefix']
        p['path'] = v
        but('separated-longer', path=v + 'ish'), but('separated-deeper', path=v + '/a'), but('separated-slash', path=v + '/'), but('separated-query', path=v + '?a=b')
        but('separated-case', path=v.swapcase())
    elif 'safe_regex' in m:
        v = sample(m['safe_regex']['regex']) or '/'
        p['path'] = v
        but('regex-longer', path=v + '#x'.replace('#', '!')), but('regex-short', path=v[:-1] or '/'), but('regex-query', path=v + '?a=b')
    for h in m.get('headers', []):
        n = h['name']
        s = h.get('string_match') or ({'exact': h['exact_match']} if 'exact_match' in h else {})
        value, near = hit(s)
        wanted = not h.get('invert_match')
        if n in (':method', ':authority', ':scheme', ':path'):
            part = {':method': 'method', ':authority': 'authority', ':path': 'path'}.get(n)
            if part:
                p[part] = value if wanted else (near or ['zz'])[0]
                for v in near[:1]:
                    but(n[1:] + '-other', **{part: v})
            continue
        if 'present_match' in h:
            wanted = h['present_match'] != bool(h.get('invert_match'))
        if wanted:
            p['headers'].append([n, value])
        others = [x for x in p['headers'] if x[0] != n]
        but(f'{n}-{"missing" if wanted else "there"}', drop=n if wanted else None, headers_add=[] if wanted else [[n, value]])
        but(f'{n}-empty', drop=n, headers_add=[[n, '']])
        if near:
            but(f'{n}-near', drop=n, headers_add=[[n, near[0]]])
            but(f'{n}-twice', drop=n, headers_add=[[n, near[-1]], [n, value]])
            but(f'{n}-joined', drop=n, headers_add=[[n, f'{value},{near[-1]}']])
            but(f'{n}-name-case', drop=n, headers_add=[[n.upper(), value]])
    qs = m.get('query_parameters', [])
    for q in qs:
        value, near = hit(q.get('string_match', {})) if 'string_match' in q else ('', [])
        p['query'].append((q['name'], value))
    for i, q in enumerate(qs):
        value, near = hit(q.get('string_match', {})) if 'string_match' in q else ('', [])
        rest = [x for j, x in enumerate(p['query']) if j != i]
        but(f'query-{q["name"]}-missing', query=rest)
        if near:
            but(f'query-{q["name"]}-near', query=rest + [(q['name'], near[0])])
            but(f'query-{q["name"]}-twice-wrong-first', query=[(q['name'], near[0]), *p['query']])
            but(f'query-{q["name"]}-twice-right-first', query=[*p['query'], (q['name'], near[0])])
            but(f'query-{q["name"]}-encoded', query=rest + [(q['name'], ''.join('%%%02x' % ord(c) for c in value))])
    return p, misses


def request(p, **c):
    q = {**p, **{k: v for k, v in c.items() if k in ('path', 'method', 'authority', 'query')}}
    headers = [h for h in q['headers'] if h[0] != c.get('drop')] + c.get('headers_add', [])
    path = q['path']
    if q['query']:
        path += ('&' if '?' in path else '?') + '&'.join(f'{k}={v}' for k, v in q['query'])
    return {'path': path or '/', 'method': q['method'], 'headers': headers}, q['authority']


def chance(route):
    """Whether a route's own doing is a draw."""
    text = json.dumps(route)
    return 'weighted_clusters' in text or '"percentage"' in text or 'runtime_fraction' in text or 'default_value' in text and 'abort' in text


def slow(route):
    """Whether it holds a request up, so that many tries would take long."""
    return any(float(d[:-1]) >= 0.5 for d in re.findall(r'"fixed_delay": "([^"]+)"', json.dumps(route)))


def outbound_http(g, out, rng):
    routes = {r['name']: r for r in g['routes']}
    plain = []
    for l in g['listeners']:
        ip, port = address(l)
        if l['name'] in ('virtualInbound', 'virtualOutbound') or ip is None or ':' in ip:
            continue
        for c in chains(l):
            h = hcm(c)
            if not h:
                continue
            rc = h.get('route_config') or routes.get(h.get('rds', {}).get('route_config_name'), {})
            for v in rc.get('virtual_hosts', []):
                host = next((d for d in v['domains'] if not is_ip(d)), v['domains'][0])
                vip = next((d for d in v['domains'] if is_ip(d) and ':' not in d), None)
                dst = f'{ip if ip not in ("0.0.0.0", "127.0.0.1") else "127.0.0.1" if ip == "127.0.0.1" else vip or NOWHERE_KNOWN}:{port}'
                name = host if host != '*' else 'any.example'
                name = 'sub.' + name[2:] if name.startswith('*.') else name
                short = f'{port}-{name.split(".")[0] if not is_ip(name) else name}'
                simple = len(v.get('routes', [])) <= 1 and not chance(v) and set(v['routes'][0].get('match', {})) <= {'prefix', 'case_sensitive'} and not v['routes'][0].get('redirect') if v.get('routes') else True
                if simple:
                    plain.append((short, dst, name, v))
                    continue
                for i, route in enumerate(v['routes']):
                    p, misses = meets(route, name)
                    r, a = request(p)
                    draw = {'n': 12 if slow(route) else 100, 'random': True} if chance(route) else {}
                    out.append((0, f'{short}-r{i}', dict(dst=dst, authority=a or name, **r, **draw)))
                    for k, (what, changed) in enumerate(misses):
                        r, a = request(p, **changed)
                        out.append((1 + k // 4, f'{short}-r{i}-{what}', dict(dst=dst, authority=a or name, **r, **(draw and {**draw, 'n': 12}))))
    rng.shuffle(plain)
    for i, (short, dst, name, v) in enumerate(plain):
        out.append((0 if i < 5 else 2, f'{short}-any', dict(dst=dst, authority=name, path=rng.choice(['/', '/x', '/a/b?c=d', '/..%2e/', '/index.html#frag']))))
    return plain


def outbound_tcp(g, out, rng):
    for l in g['listeners']:
        ip, port = address(l)
        if l['name'] in ('virtualInbound', 'virtualOutbound') or ip is None or ':' in ip:
            continue
        to = NOWHERE_KNOWN if ip == '0.0.0.0' else ip
        if any(hcm(c) for c in chains(l)):
            if rng.random() < 0.3:
                out.append((1, f'{port}-raw', dict(dst=f'{to}:{port}', proto='tcp', send='hello\r\n')))
            continue
        seen = set()
        for c in chains(l):
            m = c.get('filter_chain_match', {})
            nets = [x['address_prefix'] for x in m.get('prefix_ranges', []) if ':' not in x['address_prefix']]
            where = nets[0] if nets and is_ip(nets[0]) else to
            if where.endswith('.0'):
                where = where[:-1] + '44'
            draw = {'n': 100, 'random': True} if 'weighted_clusters' in json.dumps(c) else {}
            for s in m.get('server_names', [])[:2]:
                sni = 'a.b' + s[1:] if s.startswith('*') else s
                out.append((0, f'{port}-sni-{sni}', dict(dst=f'{where}:{port}', proto='tls', sni=sni, **draw)))
                out.append((1, f'{port}-sni-{sni}-sub', dict(dst=f'{where}:{port}', proto='tls', sni='no.' + sni)))
                out.append((2, f'{port}-sni-{sni}-dot', dict(dst=f'{where}:{port}', proto='tls', sni=sni + '.')))
                out.append((2, f'{port}-sni-{sni}-case', dict(dst=f'{where}:{port}', proto='tls', sni=sni.upper())))
            if (where, bool(m.get('server_names'))) in seen:
                continue
            seen.add((where, bool(m.get('server_names'))))
            out.append((0 if rng.random() < 0.5 or draw else 2, f'{port}-tcp', dict(dst=f'{where}:{port}', proto='tcp', send='hello\r\n', **draw)))
            if rng.random() < 0.3:
                out.append((1, f'{port}-tls', dict(dst=f'{where}:{port}', proto='tls', sni='who.example')))
            if rng.random() < 0.2:
                out.append((2, f'{port}-silent', dict(dst=f'{where}:{port}', proto='tcp', timeout=1, greet=rng.choice([True]))))
            if rng.random() < 0.3:
                out.append((2, f'{port}-http', dict(dst=f'{where}:{port}', authority='x', path='/')))


def inbound(g, out, rng):
    ip = g['node']['ip']
    l = next((l for l in g['listeners'] if l['name'] == 'virtualInbound'), None)
    if not l:
        return
    ports = []
    for c in chains(l):
        p = c.get('filter_chain_match', {}).get('destination_port')
        if p and p not in ports and p != 15006:
            ports.append(p)
    me = 'spiffe://cluster.local/ns/default/sa/caller'
    for i, p in enumerate(ports + [7777]):
        base = dict(direction='inbound', dst=f'{ip}:{p}')
        http = any(hcm(c) for c in chains(l) if c.get('filter_chain_match', {}).get('destination_port') == p)
        low = 0 if i < 3 or p == 7777 else 2
        f = {'from': FROM}
        out.append((low, f'in-{p}-plain', dict(**base, **f, authority=f'app:{p}', path='/in')))
        out.append((low, f'in-{p}-mtls', dict(**base, **f, authority=f'app:{p}', path='/in', mtls={'as': me, 'alpn': HTTP_ALPN[:1] if http or p == 7777 else ['istio']})))
        out.append((low + 1, f'in-{p}-mtls-istio', dict(**base, **f, authority=f'app:{p}', path='/in', mtls={'as': me, 'alpn': ['istio']})))
        out.append((low + 1, f'in-{p}-mtls-h2', dict(**base, **f, proto='h2c', authority=f'app:{p}', path='/in', mtls={'as': me, 'alpn': ['istio-h2']})))
        out.append((low + 1, f'in-{p}-mtls-other-ca', dict(**base, **f, authority=f'app:{p}', path='/in', mtls={'as': me + '#other-ca', 'alpn': ['istio-http/1.1']})))
        out.append((low + 1, f'in-{p}-mtls-no-alpn', dict(**base, **f, authority=f'app:{p}', path='/in', mtls={'as': me})))
        out.append((low + 1, f'in-{p}-tls-no-cert', dict(**base, **f, authority=f'app:{p}', path='/in', mtls={'alpn': ['istio-http/1.1']})))
        out.append((low + 1, f'in-{p}-raw', dict(**base, **f, proto='tcp', send='hello\r\n')))
        out.append((low + 2, f'in-{p}-app-tls', dict(**base, **f, proto='tls', sni='app.example', alpn=rng.choice([['h2'], ['http/1.1'], []]))))
        out.append((low + 2, f'in-{p}-h2c', dict(**base, **f, proto='h2c', authority=f'app:{p}', path='/in')))
        out.append((low + 2, f'in-{p}-http10', dict(**base, **f, version='HTTP/1.0', authority='app', path='/in')))
        out.append((low + 3, f'in-{p}-silent', dict(**base, **f, proto='tcp', timeout=1, greet=True)))
        out.append((low + 3, f'in-{p}-closed', None))
    for p in (15006, 15001, 15021, 15090, 15020, 15008, 15000):
        out.append((rng.choice([1, 2, 3]), f'in-{p}', dict(direction='inbound', dst=f'{ip}:{p}', **{'from': FROM}, authority='app', path='/', timeout=2)))


def common(g, plain, out, rng, every):
    """Requests that say much about any sidecar, sent to one plain service of it."""
    ip = g['node']['ip']
    good = [x for x in plain if x[2] not in ('any.example',) and not x[2].startswith('sub.') and '.svc.' in x[2]]
    good = [x for x in good if 'istio-system' not in x[2] and 'kube-system' not in x[2] and not x[2].startswith('kubernetes.')] or good
    battery = []

    def b(name, **r):
        battery.append((1, 'c-' + name, r))
    if good:
        short, dst, host, v = rng.choice(good)
        to, port = dst.split(':')
        ds = [d for d in v['domains'] if not is_ip(d)]
        b('host-case', dst=dst, authority=host.upper(), path='/')
        b('host-port', dst=dst, authority=f'{host}:{port}', path='/')
        b('host-other-port', dst=dst, authority=f'{host}:1', path='/')
        b('host-bad-port', dst=dst, authority=f'{host}:abc', path='/')
        b('host-dot', dst=dst, authority=host + '.', path='/')
        b('host-dot-port', dst=dst, authority=f'{host}.:{port}', path='/')
        b('host-svc-dot', dst=dst, authority='.'.join(host.split('.')[:3]) + '.', path='/')
        b('host-sub', dst=dst, authority='a.' + host, path='/')
        b('host-tail', dst=dst, authority=host + 'x', path='/')
        for i, d in enumerate(ds[1:6]):
            b(f'host-alias-{i}', dst=dst, authority=d, path='/')
        b('host-short-ns', dst=dst, authority='.'.join(host.split('.')[:2]), path='/')
        b('host-ip', dst=dst, authority=to, path='/')
        b('host-ip-port', dst=dst, authority=dst, path='/')
        b('host-empty', dst=dst, authority='', path='/')
        b('host-none', dst=dst, authority=None, path='/')
        b('host-twice', dst=dst, authority=host, path='/', headers=[['Host', 'other.example']])
        b('host-unknown', dst=dst, authority='nosuch.example', path='/')
        b('host-unknown-localhost', dst=dst, authority='localhost', path='/')
        b('address-unknown', dst=f'{NOWHERE_KNOWN}:{port}', authority=host, path='/')
        b('absolute', dst=dst, authority='ignored.example', path=f'http://{host}/abs?x=1')
        b('absolute-https', dst=dst, authority='ignored.example', path=f'https://{host}/abs')
        b('http10', dst=dst, authority=host, version='HTTP/1.0', path='/')
        b('h2c', dst=dst, authority=host, proto='h2c', path='/h2?x')
        b('h2c-unknown', dst=dst, authority='nosuch.example', proto='h2c', path='/')
        b('raw', dst=dst, proto='tcp', send='hello\r\n')
        b('silent', dst=dst, proto='tcp', timeout=1)
        b('tls', dst=dst, proto='tls', sni=host, alpn=['h2', 'http/1.1'])
        b('tls-none', dst=dst, proto='tls', sni='')
        b('method-odd', dst=dst, authority=host, method='FROBNICATE', path='/')
        for m in ('HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS'):
            b('method-' + m, dst=dst, authority=host, method=m, path='/m', body='abc' if m in ('POST', 'PUT') else None)
        b('options-star', dst=dst, authority=host, method='OPTIONS', path='*')
        b('connect', dst=dst, authority=f'{host}:{port}', method='CONNECT', path=f'{host}:{port}')
        for n, path in {'dots': '/a/../b', 'dots-out': '/../../b', 'dot': '/./a/./b/.', 'enc-dots': '/a/%2e%2E/b', 'backslash': '/a\\..\\b', 'letters': '/%61%62%7E', 'slashes': '//a///b',
                'enc-slash': '/a%2Fb%2f..', 'enc-bad': '/a%zz', 'fragment': '/a#b?c', 'question': '/a?b?c#d', 'query-only': '/?', 'unicode': '/%E4%BD%A0', 'space': '/a%20b+c', 'semicolon': '/a;x=1/b', 'relative': 'noslash', 'enc-null': '/a%00b'}.items():
            b('path-' + n, dst=dst, authority=host, path=path)
        b('expect', dst=dst, authority=host, path='/', headers=[['Expect', '100-continue']])
        b('xff', dst=dst, authority=host, path='/', headers=[['X-Forwarded-For', '203.0.113.9, 10.0.0.1'], ['X-Forwarded-Proto', 'https'], ['X-Forwarded-Host', 'h.example']])
        b('xfp-odd', dst=dst, authority=host, path='/', headers=[['X-Forwarded-Proto', 'ftp']])
        b('xfcc', dst=dst, authority=host, path='/', headers=[['x-forwarded-client-cert', 'By=x;URI=y']])
        b('internal', dst=dst, authority=host, path='/', headers=[['x-envoy-internal', 'true'], ['x-envoy-max-retries', '9'], ['x-envoy-retry-on', '5xx'], ['x-envoy-upstream-rq-timeout-ms', '1'], ['x-envoy-original-path', '/o'], ['x-envoy-decorator-operation', 'mine'], ['x-envoy-attempt-count', '7'], ['x-envoy-expected-rq-timeout-ms', '5'], ['x-envoy-peer-metadata', 'abc']])
        b('request-id', dst=dst, authority=host, path='/', headers=[['user-agent', 'curl/8'], ['accept', '*/*'], ['x-b3-sampled', '0'], ['Cookie', 'a=b'], ['Cookie', 'c=d']])
        b('hop-headers', dst=dst, authority=host, path='/', headers=[['Connection', 'close, X-Drop'], ['X-Drop', 'me'], ['Keep-Alive', '5'], ['TE', 'trailers'], ['Proxy-Connection', 'x'], ['Upgrade', 'foo']])
        b('underscore', dst=dst, authority=host, path='/', headers=[['x_under', '1'], ['X-MiXed', 'Case Kept'], ['x-empty', '']])
        b('websocket', dst=dst, authority=host, path='/ws', headers=[['Connection', 'Upgrade'], ['Upgrade', 'websocket']])
        b('upgrade-odd', dst=dst, authority=host, path='/ws', headers=[['Connection', 'Upgrade'], ['Upgrade', 'spdy']])
        b('grpc', dst=dst, authority=host, path='/p.S/M', proto='h2c', method='POST', headers=[['content-type', 'application/grpc']])
        b('grpc-unknown', dst=dst, authority='nosuch.example', path='/p.S/M', proto='h2c', method='POST', headers=[['content-type', 'application/grpc']])
        for s in (404, 500, 503, 301, 204):
            b(f'status-{s}', dst=dst, authority=host, path='/', headers=[['x-lab-status', str(s)]])
        b('reset', dst=dst, authority=host, path='/', headers=[['x-lab-reset', '1']])
        b('fail-first', dst=dst, authority=host, path='/', headers=[['x-lab-fail-first', '1'], ['x-request-id', '0000-ff']])
        b('grpc-status-14', dst=dst, authority=host, path='/p.S/M', proto='h2c', method='POST', headers=[['content-type', 'application/grpc'], ['x-lab-grpc-status', '14']])
        b('response-headers', dst=dst, authority=host, path='/', headers=[['x-lab-resp', 'server=mine,x-up=1,x-envoy-overloaded=1,via=z']])
        b('as-proxy', dst=dst, authority=host, path='/', uid=1337)
        b('as-root', dst=dst, authority=host, path='/', uid=0)
    b('unknown', dst='203.0.113.50:8000', authority='out.example', path='/')
    b('unknown-80', dst='203.0.113.50:80', authority='out.example', path='/')
    b('unknown-443', dst='203.0.113.50:443', proto='tls', sni='out.example', alpn=['h2'])
    b('unknown-raw', dst='203.0.113.50:6379', proto='tcp', send='PING\r\n')
    b('unknown-silent', dst='203.0.113.50:6380', proto='tcp', timeout=1, greet=6380)
    b('unknown-closed', dst='203.0.113.51:81', authority='shut.example', path='/', closed=True)
    b('unknown-nowhere', dst='203.0.113.52:82', authority='lost.example', path='/', nowhere=True, timeout=3)
    b('unknown-as-proxy', dst='203.0.113.50:8000', authority='out.example', path='/', uid=1337)
    b('localhost', dst='127.0.0.1:8100', authority='localhost', path='/', closed=True)
    b('own-pod', dst=f'{ip}:8101', authority='me', path='/')
    b('own-pod-as-proxy', dst=f'{ip}:8101', authority='me', path='/', uid=1337)
    b('own-pod-15006', dst=f'{ip}:15006', authority='me', path='/', timeout=2)
    b('own-pod-15001', dst=f'{ip}:15001', authority='me', path='/', timeout=2)
    b('localhost-15001', dst='127.0.0.1:15001', authority='me', path='/', timeout=2)
    b('localhost-15006', dst='127.0.0.1:15006', authority='me', path='/', timeout=2)
    b('other-15001', dst='203.0.113.50:15001', authority='me', path='/', timeout=2)
    b('other-15006', dst='203.0.113.50:15006', authority='me', path='/', timeout=2)
    b('other-15008', dst='203.0.113.50:15008', authority='me', path='/', timeout=2)
    for x in (battery if every else rng.sample(battery, min(14, len(battery)))):
        out.append((0 if every else x[0], *x[1:]))


def own_service(g, out, rng):
    """The pod's own services, dialled by their addresses: out, and in again."""
    ip = g['node']['ip']
    for e in g['endpoints']:
        if not any(a['endpoint']['address'].get('socket_address', {}).get('address') == ip for l in e.get('endpoints', []) for a in l.get('lb_endpoints', [])):
            continue
        _, port, subset, host = e['cluster_name'].split('|') if e['cluster_name'].count('|') == 3 else (None,) * 4
        if host and not subset:
            for r in g['routes']:
                for v in r.get('virtual_hosts', []):
                    if host in v['domains'] and r['name'] == port:
                        vip = next((d for d in v['domains'] if is_ip(d) and ':' not in d), None)
                        if vip:
                            out.append((1, f'own-service-{port}', dict(dst=f'{vip}:{port}', authority=host, path='/self', headers=[['x-one', '1']])))


def propose(g, name, most, every):
    rng = random.Random(hashlib.sha256(name.encode()).digest())
    out = []
    plain = outbound_http(g, out, rng)
    outbound_tcp(g, out, rng)
    inbound(g, out, rng)
    own_service(g, out, rng)
    common(g, plain, out, rng, every)
    out = [x for x in out if x[2]]
    # the telling ones first, and of equal rank a draw; then in the order of the configuration
    order = sorted(range(len(out)), key=lambda i: (out[i][0], rng.random()))[:most]
    items, texts = List(), set()
    for i in sorted(order):
        text = json.dumps(out[i][2], sort_keys=True)
        if text not in texts:
            texts.add(text)
            items.add(out[i][1], **out[i][2])
    return items


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('golden'), p.add_argument('-n', type=int, default=36), p.add_argument('--every', action='store_true')
    a = p.parse_args()
    f = pathlib.Path(a.golden)
    name = f'{f.parent.name}.{f.stem}'
    items = propose(json.loads(f.read_text()), name, a.n, a.every)
    hand = HERE / 'hand' / f'{name}.json'
    for r in json.loads(hand.read_text()) if hand.exists() else []:
        items.add(r.pop('id'), **r)
    print('[\n ' + ',\n '.join(json.dumps(r, ensure_ascii=False) for r in items.items) + '\n]')


if __name__ == '__main__':
    main()
