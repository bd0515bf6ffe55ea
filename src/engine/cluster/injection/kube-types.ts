// Made by tests/conformance/oracle (`oracle kube-types`) from the Go types of Kubernetes: do not edit.

/** One type a line: its name, then its fields in Go's order. How they are written is told in kube-schema.ts. */
export const kubeTypes = `
AWSElasticBlockStoreVolumeSource volumeID=s fsType=s? partition=i? readOnly=b?
Affinity nodeAffinity=&NodeAffinity? podAffinity=&PodAffinity? podAntiAffinity=&PodAntiAffinity?
AppArmorProfile type=s localhostProfile=&s?
AzureDiskVolumeSource diskName=s diskURI=s cachingMode=&s? fsType=&s? readOnly=&b? kind=&s?
AzureFileVolumeSource secretName=s shareName=s readOnly=b?
CSIVolumeSource driver=s readOnly=&b? fsType=&s? volumeAttributes=%s? nodePublishSecretRef=&LocalObjectReference?
Capabilities add=*s? drop=*s?
CephFSVolumeSource monitors=*s path=s? user=s? secretFile=s? secretRef=&LocalObjectReference? readOnly=b?
CinderVolumeSource volumeID=s fsType=s? readOnly=b? secretRef=&LocalObjectReference?
ClusterTrustBundleProjection name=&s? signerName=&s? labelSelector=&LabelSelector? optional=&b? path=s
ConfigMapEnvSource name=s?~ optional=&b?
ConfigMapKeySelector name=s?~ key=s optional=&b?
ConfigMapProjection name=s?~ items=*KeyToPath? optional=&b?
ConfigMapVolumeSource name=s?~ items=*KeyToPath? defaultMode=&i? optional=&b?
Container name=s image=s? command=*s? args=*s? workingDir=s? ports=*ContainerPort?+containerPort envFrom=*EnvFromSource? env=*EnvVar?+name resources=ResourceRequirements? resizePolicy=*ContainerResizePolicy? restartPolicy=&s? restartPolicyRules=*ContainerRestartRule? volumeMounts=*VolumeMount?+mountPath volumeDevices=*VolumeDevice?+devicePath livenessProbe=&Probe? readinessProbe=&Probe? startupProbe=&Probe? lifecycle=&Lifecycle? terminationMessagePath=s? terminationMessagePolicy=s? imagePullPolicy=s? securityContext=&SecurityContext? stdin=b? stdinOnce=b? tty=b?
ContainerExtendedResourceRequest containerName=s resourceName=s requestName=s
ContainerPort name=s? hostPort=i? containerPort=i protocol=s? hostIP=s?
ContainerResizePolicy resourceName=s restartPolicy=s
ContainerRestartRule action=s? exitCodes=&ContainerRestartRuleOnExitCodes?
ContainerRestartRuleOnExitCodes operator=s? values=*i?
ContainerState waiting=&ContainerStateWaiting? running=&ContainerStateRunning? terminated=&ContainerStateTerminated?
ContainerStateRunning startedAt=T?
ContainerStateTerminated exitCode=i signal=i? reason=s? message=s? startedAt=T? finishedAt=T? containerID=s?
ContainerStateWaiting reason=s? message=s?
ContainerStatus name=s state=ContainerState? lastState=ContainerState? ready=b restartCount=i image=s imageID=s containerID=s? started=&b? allocatedResources=%Q? resources=&ResourceRequirements? volumeMounts=*VolumeMountStatus?+mountPath user=&ContainerUser? allocatedResourcesStatus=*ResourceStatus?+name stopSignal=&s?
ContainerUser linux=&LinuxContainerUser?
CronJob kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=CronJobSpec? status=CronJobStatus?
CronJobSpec schedule=s timeZone=&s? startingDeadlineSeconds=&l? concurrencyPolicy=s? suspend=&b? jobTemplate=JobTemplateSpec successfulJobsHistoryLimit=&i? failedJobsHistoryLimit=&i?
CronJobStatus active=*ObjectReference? lastScheduleTime=&T? lastSuccessfulTime=&T?
DaemonSet kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=DaemonSetSpec? status=DaemonSetStatus?
DaemonSetCondition type=s status=s lastTransitionTime=T? reason=s? message=s?
DaemonSetSpec selector=&LabelSelector template=PodTemplateSpec updateStrategy=DaemonSetUpdateStrategy? minReadySeconds=i? revisionHistoryLimit=&i?
DaemonSetStatus currentNumberScheduled=i numberMisscheduled=i desiredNumberScheduled=i numberReady=i observedGeneration=l? updatedNumberScheduled=i? numberAvailable=i? numberUnavailable=i? collisionCount=&i? conditions=*DaemonSetCondition?+type
DaemonSetUpdateStrategy type=s? rollingUpdate=&RollingUpdateDaemonSet?
Deployment kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=DeploymentSpec? status=DeploymentStatus?
DeploymentCondition type=s status=s lastUpdateTime=T? lastTransitionTime=T? reason=s? message=s?
DeploymentSpec replicas=&i? selector=&LabelSelector template=PodTemplateSpec strategy=DeploymentStrategy? minReadySeconds=i? revisionHistoryLimit=&i? paused=b? progressDeadlineSeconds=&i?
DeploymentStatus observedGeneration=l? replicas=i? updatedReplicas=i? readyReplicas=i? availableReplicas=i? unavailableReplicas=i? terminatingReplicas=&i? conditions=*DeploymentCondition?+type collisionCount=&i?
DeploymentStrategy type=s? rollingUpdate=&RollingUpdateDeployment?
DownwardAPIProjection items=*DownwardAPIVolumeFile?
DownwardAPIVolumeFile path=s fieldRef=&ObjectFieldSelector? resourceFieldRef=&ResourceFieldSelector? mode=&i?
DownwardAPIVolumeSource items=*DownwardAPIVolumeFile? defaultMode=&i?
EmptyDirVolumeSource medium=s? sizeLimit=&Q?
EnvFromSource prefix=s? configMapRef=&ConfigMapEnvSource? secretRef=&SecretEnvSource?
EnvVar name=s value=s? valueFrom=&EnvVarSource?
EnvVarSource fieldRef=&ObjectFieldSelector? resourceFieldRef=&ResourceFieldSelector? configMapKeyRef=&ConfigMapKeySelector? secretKeyRef=&SecretKeySelector? fileKeyRef=&FileKeySelector?
EphemeralContainer name=s~ image=s?~ command=*s?~ args=*s?~ workingDir=s?~ ports=*ContainerPort?+containerPort~ envFrom=*EnvFromSource?~ env=*EnvVar?+name~ resources=ResourceRequirements?~ resizePolicy=*ContainerResizePolicy?~ restartPolicy=&s?~ restartPolicyRules=*ContainerRestartRule?~ volumeMounts=*VolumeMount?+mountPath~ volumeDevices=*VolumeDevice?+devicePath~ livenessProbe=&Probe?~ readinessProbe=&Probe?~ startupProbe=&Probe?~ lifecycle=&Lifecycle?~ terminationMessagePath=s?~ terminationMessagePolicy=s?~ imagePullPolicy=s?~ securityContext=&SecurityContext?~ stdin=b?~ stdinOnce=b?~ tty=b?~ targetContainerName=s?
EphemeralVolumeSource volumeClaimTemplate=&PersistentVolumeClaimTemplate?
ExecAction command=*s?
FCVolumeSource targetWWNs=*s? lun=&i? fsType=s? readOnly=b? wwids=*s?
FileKeySelector volumeName=s path=s key=s optional=&b?
FlexVolumeSource driver=s fsType=s? secretRef=&LocalObjectReference? readOnly=b? options=%s?
FlockerVolumeSource datasetName=s? datasetUUID=s?
GCEPersistentDiskVolumeSource pdName=s fsType=s? partition=i? readOnly=b?
GRPCAction port=i service=&s
GitRepoVolumeSource repository=s revision=s? directory=s?
GlusterfsVolumeSource endpoints=s path=s readOnly=b?
HTTPGetAction path=s? port=P host=s? scheme=s? httpHeaders=*HTTPHeader?
HTTPHeader name=s value=s
HostAlias ip=s hostnames=*s?
HostIP ip=s
HostPathVolumeSource path=s type=&s?
ISCSIVolumeSource targetPortal=s iqn=s lun=i iscsiInterface=s? fsType=s? readOnly=b? portals=*s? chapAuthDiscovery=b? chapAuthSession=b? secretRef=&LocalObjectReference? initiatorName=&s?
ImageVolumeSource reference=s? pullPolicy=s?
ImageVolumeStatus imageRef=s?
Job kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=JobSpec? status=JobStatus?
JobCondition type=s status=s lastProbeTime=T? lastTransitionTime=T? reason=s? message=s?
JobSpec parallelism=&i? completions=&i? activeDeadlineSeconds=&l? podFailurePolicy=&PodFailurePolicy? successPolicy=&SuccessPolicy? backoffLimit=&i? backoffLimitPerIndex=&i? maxFailedIndexes=&i? selector=&LabelSelector? manualSelector=&b? template=PodTemplateSpec ttlSecondsAfterFinished=&i? completionMode=&s? suspend=&b? podReplacementPolicy=&s? managedBy=&s?
JobStatus conditions=*JobCondition?+type startTime=&T? completionTime=&T? active=i? succeeded=i? failed=i? terminating=&i? completedIndexes=s? failedIndexes=&s? uncountedTerminatedPods=&UncountedTerminatedPods? ready=&i?
JobTemplateSpec metadata=ObjectMeta? spec=JobSpec?
KeyToPath key=s path=s mode=&i?
LabelSelector matchLabels=%s? matchExpressions=*LabelSelectorRequirement?
LabelSelectorRequirement key=s operator=s values=*s?
Lifecycle postStart=&LifecycleHandler? preStop=&LifecycleHandler? stopSignal=&s?
LifecycleHandler exec=&ExecAction? httpGet=&HTTPGetAction? tcpSocket=&TCPSocketAction? sleep=&SleepAction?
LinuxContainerUser uid=l gid=l supplementalGroups=*l?
List kind=s?~ apiVersion=s?~ metadata=ListMeta? items=*R
ListMeta selfLink=s? resourceVersion=s? continue=s? remainingItemCount=&l? shardInfo=&ShardInfo?
LocalObjectReference name=s?
ManagedFieldsEntry manager=s? operation=s? apiVersion=s? time=&T? fieldsType=s? fieldsV1=&R? subresource=s?
ModifyVolumeStatus targetVolumeAttributesClassName=s? status=s
NFSVolumeSource server=s path=s readOnly=b?
NodeAffinity requiredDuringSchedulingIgnoredDuringExecution=&NodeSelector? preferredDuringSchedulingIgnoredDuringExecution=*PreferredSchedulingTerm?
NodeAllocatableResourceClaimStatus resourceClaimName=s containers=*s? resources=%Q
NodeSelector nodeSelectorTerms=*NodeSelectorTerm
NodeSelectorRequirement key=s operator=s values=*s?
NodeSelectorTerm matchExpressions=*NodeSelectorRequirement? matchFields=*NodeSelectorRequirement?
ObjectFieldSelector apiVersion=s? fieldPath=s
ObjectMeta name=s? generateName=s? namespace=s? selfLink=s? uid=s? resourceVersion=s? generation=l? creationTimestamp=T?0 deletionTimestamp=&T? deletionGracePeriodSeconds=&l? labels=%s? annotations=%s? ownerReferences=*OwnerReference?+uid finalizers=*s?+ managedFields=*ManagedFieldsEntry?
ObjectReference kind=s? namespace=s? name=s? uid=s? apiVersion=s? resourceVersion=s? fieldPath=s?
OpenShiftCustomDeploymentStrategyParams image=s? environment=*EnvVar? command=*s?
OpenShiftDeploymentCause type=s imageTrigger=&OpenShiftDeploymentCauseImageTrigger?
OpenShiftDeploymentCauseImageTrigger from=ObjectReference
OpenShiftDeploymentCondition type=s status=s lastUpdateTime=T? lastTransitionTime=T? reason=s? message=s?
OpenShiftDeploymentConfig kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=OpenShiftDeploymentConfigSpec status=OpenShiftDeploymentConfigStatus?
OpenShiftDeploymentConfigSpec strategy=OpenShiftDeploymentStrategy minReadySeconds=i? triggers=*OpenShiftDeploymentTriggerPolicy replicas=i revisionHistoryLimit=&i? test=b paused=b? selector=%s? template=&PodTemplateSpec?
OpenShiftDeploymentConfigStatus latestVersion=l observedGeneration=l replicas=i updatedReplicas=i availableReplicas=i unavailableReplicas=i details=&OpenShiftDeploymentDetails? conditions=*OpenShiftDeploymentCondition?+type readyReplicas=i?
OpenShiftDeploymentDetails message=s? causes=*OpenShiftDeploymentCause
OpenShiftDeploymentStrategy type=s? customParams=&OpenShiftCustomDeploymentStrategyParams? recreateParams=&OpenShiftRecreateDeploymentStrategyParams? rollingParams=&OpenShiftRollingDeploymentStrategyParams? resources=ResourceRequirements? labels=%s? annotations=%s? activeDeadlineSeconds=&l?
OpenShiftDeploymentTriggerImageChangeParams automatic=b? containerNames=*s? from=ObjectReference lastTriggeredImage=s?
OpenShiftDeploymentTriggerPolicy type=s? imageChangeParams=&OpenShiftDeploymentTriggerImageChangeParams?
OpenShiftExecNewPodHook command=*s env=*EnvVar? containerName=s volumes=*s?
OpenShiftLifecycleHook failurePolicy=s execNewPod=&OpenShiftExecNewPodHook? tagImages=*OpenShiftTagImageHook?
OpenShiftRecreateDeploymentStrategyParams timeoutSeconds=&l? pre=&OpenShiftLifecycleHook? mid=&OpenShiftLifecycleHook? post=&OpenShiftLifecycleHook?
OpenShiftRollingDeploymentStrategyParams updatePeriodSeconds=&l? intervalSeconds=&l? timeoutSeconds=&l? maxUnavailable=&P? maxSurge=&P? pre=&OpenShiftLifecycleHook? post=&OpenShiftLifecycleHook?
OpenShiftTagImageHook containerName=s to=ObjectReference
OwnerReference apiVersion=s kind=s name=s uid=s controller=&b? blockOwnerDeletion=&b?
PersistentVolumeClaim kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=PersistentVolumeClaimSpec? status=PersistentVolumeClaimStatus?
PersistentVolumeClaimCondition type=s status=s lastProbeTime=T? lastTransitionTime=T? reason=s? message=s?
PersistentVolumeClaimSpec accessModes=*s? selector=&LabelSelector? resources=VolumeResourceRequirements? volumeName=s? storageClassName=&s? volumeMode=&s? dataSource=&TypedLocalObjectReference? dataSourceRef=&TypedObjectReference? volumeAttributesClassName=&s?
PersistentVolumeClaimStatus phase=s? accessModes=*s? capacity=%Q? conditions=*PersistentVolumeClaimCondition?+type allocatedResources=%Q? allocatedResourceStatuses=%s? currentVolumeAttributesClassName=&s? modifyVolumeStatus=&ModifyVolumeStatus?
PersistentVolumeClaimTemplate metadata=ObjectMeta? spec=PersistentVolumeClaimSpec
PersistentVolumeClaimVolumeSource claimName=s readOnly=b?
PhotonPersistentDiskVolumeSource pdID=s fsType=s?
Pod kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=PodSpec? status=PodStatus?
PodAffinity requiredDuringSchedulingIgnoredDuringExecution=*PodAffinityTerm? preferredDuringSchedulingIgnoredDuringExecution=*WeightedPodAffinityTerm?
PodAffinityTerm labelSelector=&LabelSelector? namespaces=*s? topologyKey=s namespaceSelector=&LabelSelector? matchLabelKeys=*s? mismatchLabelKeys=*s?
PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution=*PodAffinityTerm? preferredDuringSchedulingIgnoredDuringExecution=*WeightedPodAffinityTerm?
PodCertificateProjection signerName=s? keyType=s? maxExpirationSeconds=&i? credentialBundlePath=s? keyPath=s? certificateChainPath=s? userAnnotations=%s?
PodCondition type=s observedGeneration=l? status=s lastProbeTime=T? lastTransitionTime=T? reason=s? message=s?
PodDNSConfig nameservers=*s? searches=*s? options=*PodDNSConfigOption?
PodDNSConfigOption name=s? value=&s?
PodExtendedResourceClaimStatus requestMappings=*ContainerExtendedResourceRequest resourceClaimName=s
PodFailurePolicy rules=*PodFailurePolicyRule
PodFailurePolicyOnExitCodesRequirement containerName=&s? operator=s values=*i
PodFailurePolicyOnPodConditionsPattern type=s status=s
PodFailurePolicyRule action=s onExitCodes=&PodFailurePolicyOnExitCodesRequirement? onPodConditions=*PodFailurePolicyOnPodConditionsPattern?
PodIP ip=s
PodOS name=s
PodReadinessGate conditionType=s
PodResourceClaim name=s resourceClaimName=&s? resourceClaimTemplateName=&s?
PodResourceClaimStatus name=s resourceClaimName=&s?
PodSchedulingGate name=s
PodSchedulingGroup podGroupName=&s?
PodSecurityContext seLinuxOptions=&SELinuxOptions? windowsOptions=&WindowsSecurityContextOptions? runAsUser=&l? runAsGroup=&l? runAsNonRoot=&b? supplementalGroups=*l? supplementalGroupsPolicy=&s? fsGroup=&l? sysctls=*Sysctl? fsGroupChangePolicy=&s? seccompProfile=&SeccompProfile? appArmorProfile=&AppArmorProfile? seLinuxChangePolicy=&s?
PodSpec volumes=*Volume?+name initContainers=*Container?+name containers=*Container+name ephemeralContainers=*EphemeralContainer?+name restartPolicy=s? terminationGracePeriodSeconds=&l? activeDeadlineSeconds=&l? dnsPolicy=s? nodeSelector=%s? serviceAccountName=s? serviceAccount=s? automountServiceAccountToken=&b? nodeName=s? hostNetwork=b? hostPID=b? hostIPC=b? shareProcessNamespace=&b? securityContext=&PodSecurityContext? imagePullSecrets=*LocalObjectReference?+name hostname=s? subdomain=s? affinity=&Affinity? schedulerName=s? tolerations=*Toleration? hostAliases=*HostAlias?+ip priorityClassName=s? priority=&i? dnsConfig=&PodDNSConfig? readinessGates=*PodReadinessGate? runtimeClassName=&s? enableServiceLinks=&b? preemptionPolicy=&s? overhead=%Q? topologySpreadConstraints=*TopologySpreadConstraint?+topologyKey setHostnameAsFQDN=&b? os=&PodOS? hostUsers=&b? schedulingGates=*PodSchedulingGate?+name resourceClaims=*PodResourceClaim?+name resources=&ResourceRequirements? hostnameOverride=&s? schedulingGroup=&PodSchedulingGroup?
PodStatus observedGeneration=l? phase=s? conditions=*PodCondition?+type message=s? reason=s? nominatedNodeName=s? hostIP=s? hostIPs=*HostIP?+ip podIP=s? podIPs=*PodIP?+ip startTime=&T? initContainerStatuses=*ContainerStatus? containerStatuses=*ContainerStatus? qosClass=s? ephemeralContainerStatuses=*ContainerStatus? resize=s? resourceClaimStatuses=*PodResourceClaimStatus?+name extendedResourceClaimStatus=&PodExtendedResourceClaimStatus? allocatedResources=%Q? resources=&ResourceRequirements? nodeAllocatableResourceClaimStatuses=*NodeAllocatableResourceClaimStatus?
PodTemplateSpec metadata=ObjectMeta? spec=PodSpec?
PortworxVolumeSource volumeID=s fsType=s? readOnly=b?
PreferredSchedulingTerm weight=i preference=NodeSelectorTerm
Probe exec=&ExecAction?~ httpGet=&HTTPGetAction?~ tcpSocket=&TCPSocketAction?~ grpc=&GRPCAction?~ initialDelaySeconds=i? timeoutSeconds=i? periodSeconds=i? successThreshold=i? failureThreshold=i? terminationGracePeriodSeconds=&l?
ProjectedVolumeSource sources=*VolumeProjection defaultMode=&i?
QuobyteVolumeSource registry=s volume=s readOnly=b? user=s? group=s? tenant=s?
RBDVolumeSource monitors=*s image=s fsType=s? pool=s? user=s? keyring=s? secretRef=&LocalObjectReference? readOnly=b?
ReplicaSet kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=ReplicaSetSpec? status=ReplicaSetStatus?
ReplicaSetCondition type=s status=s lastTransitionTime=T? reason=s? message=s?
ReplicaSetSpec replicas=&i? minReadySeconds=i? selector=&LabelSelector template=PodTemplateSpec?
ReplicaSetStatus replicas=i fullyLabeledReplicas=i? readyReplicas=i? availableReplicas=i? terminatingReplicas=&i? observedGeneration=l? conditions=*ReplicaSetCondition?+type
ReplicationController kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=ReplicationControllerSpec? status=ReplicationControllerStatus?
ReplicationControllerCondition type=s status=s lastTransitionTime=T? reason=s? message=s?
ReplicationControllerSpec replicas=&i? minReadySeconds=i? selector=%s? template=&PodTemplateSpec?
ReplicationControllerStatus replicas=i fullyLabeledReplicas=i? readyReplicas=i? availableReplicas=i? observedGeneration=l? conditions=*ReplicationControllerCondition?+type
ResourceClaim name=s request=s?
ResourceFieldSelector containerName=s? resource=s divisor=Q?
ResourceHealth resourceID=s health=s? message=&s?
ResourceRequirements limits=%Q? requests=%Q? claims=*ResourceClaim?
ResourceStatus name=s resources=*ResourceHealth?
RollingUpdateDaemonSet maxUnavailable=&P? maxSurge=&P?
RollingUpdateDeployment maxUnavailable=&P? maxSurge=&P?
RollingUpdateStatefulSetStrategy partition=&i? maxUnavailable=&P?
SELinuxOptions user=s? role=s? type=s? level=s?
ScaleIOVolumeSource gateway=s system=s secretRef=&LocalObjectReference sslEnabled=b? protectionDomain=s? storagePool=s? storageMode=s? volumeName=s? fsType=s? readOnly=b?
SeccompProfile type=s localhostProfile=&s?
SecretEnvSource name=s?~ optional=&b?
SecretKeySelector name=s?~ key=s optional=&b?
SecretProjection name=s?~ items=*KeyToPath? optional=&b?
SecretVolumeSource secretName=s? items=*KeyToPath? defaultMode=&i? optional=&b?
SecurityContext capabilities=&Capabilities? privileged=&b? seLinuxOptions=&SELinuxOptions? windowsOptions=&WindowsSecurityContextOptions? runAsUser=&l? runAsGroup=&l? runAsNonRoot=&b? readOnlyRootFilesystem=&b? allowPrivilegeEscalation=&b? procMount=&s? seccompProfile=&SeccompProfile? appArmorProfile=&AppArmorProfile?
ServiceAccountTokenProjection audience=s? expirationSeconds=&l? path=s
ShardInfo selector=s
SleepAction seconds=l
StatefulSet kind=s?~ apiVersion=s?~ metadata=ObjectMeta? spec=StatefulSetSpec? status=StatefulSetStatus?
StatefulSetCondition type=s status=s lastTransitionTime=T? reason=s? message=s?
StatefulSetOrdinals start=i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted=s? whenScaled=s?
StatefulSetSpec replicas=&i? selector=&LabelSelector template=PodTemplateSpec volumeClaimTemplates=*PersistentVolumeClaim? serviceName=s podManagementPolicy=s? updateStrategy=StatefulSetUpdateStrategy? revisionHistoryLimit=&i? minReadySeconds=i? persistentVolumeClaimRetentionPolicy=&StatefulSetPersistentVolumeClaimRetentionPolicy? ordinals=&StatefulSetOrdinals?
StatefulSetStatus observedGeneration=l? replicas=i readyReplicas=i? currentReplicas=i? updatedReplicas=i? currentRevision=s? updateRevision=s? collisionCount=&i? conditions=*StatefulSetCondition?+type availableReplicas=i
StatefulSetUpdateStrategy type=s? rollingUpdate=&RollingUpdateStatefulSetStrategy?
StorageOSVolumeSource volumeName=s? volumeNamespace=s? fsType=s? readOnly=b? secretRef=&LocalObjectReference?
SuccessPolicy rules=*SuccessPolicyRule
SuccessPolicyRule succeededIndexes=&s? succeededCount=&i?
Sysctl name=s value=s
TCPSocketAction port=P host=s?
Toleration key=s? operator=s? value=s? effect=s? tolerationSeconds=&l?
TopologySpreadConstraint maxSkew=i topologyKey=s whenUnsatisfiable=s labelSelector=&LabelSelector? minDomains=&i? nodeAffinityPolicy=&s? nodeTaintsPolicy=&s? matchLabelKeys=*s?
TypedLocalObjectReference apiGroup=&s kind=s name=s
TypedObjectReference apiGroup=&s kind=s name=s namespace=&s?
UncountedTerminatedPods succeeded=*s? failed=*s?
Volume name=s hostPath=&HostPathVolumeSource?~ emptyDir=&EmptyDirVolumeSource?~ gcePersistentDisk=&GCEPersistentDiskVolumeSource?~ awsElasticBlockStore=&AWSElasticBlockStoreVolumeSource?~ gitRepo=&GitRepoVolumeSource?~ secret=&SecretVolumeSource?~ nfs=&NFSVolumeSource?~ iscsi=&ISCSIVolumeSource?~ glusterfs=&GlusterfsVolumeSource?~ persistentVolumeClaim=&PersistentVolumeClaimVolumeSource?~ rbd=&RBDVolumeSource?~ flexVolume=&FlexVolumeSource?~ cinder=&CinderVolumeSource?~ cephfs=&CephFSVolumeSource?~ flocker=&FlockerVolumeSource?~ downwardAPI=&DownwardAPIVolumeSource?~ fc=&FCVolumeSource?~ azureFile=&AzureFileVolumeSource?~ configMap=&ConfigMapVolumeSource?~ vsphereVolume=&VsphereVirtualDiskVolumeSource?~ quobyte=&QuobyteVolumeSource?~ azureDisk=&AzureDiskVolumeSource?~ photonPersistentDisk=&PhotonPersistentDiskVolumeSource?~ projected=&ProjectedVolumeSource?~ portworxVolume=&PortworxVolumeSource?~ scaleIO=&ScaleIOVolumeSource?~ storageos=&StorageOSVolumeSource?~ csi=&CSIVolumeSource?~ ephemeral=&EphemeralVolumeSource?~ image=&ImageVolumeSource?~
VolumeDevice name=s devicePath=s
VolumeMount name=s readOnly=b? recursiveReadOnly=&s? mountPath=s subPath=s? mountPropagation=&s? subPathExpr=s?
VolumeMountStatus name=s mountPath=s readOnly=b? recursiveReadOnly=&s? volumeStatus=&VolumeStatus?
VolumeProjection secret=&SecretProjection? downwardAPI=&DownwardAPIProjection? configMap=&ConfigMapProjection? serviceAccountToken=&ServiceAccountTokenProjection? clusterTrustBundle=&ClusterTrustBundleProjection? podCertificate=&PodCertificateProjection?
VolumeResourceRequirements limits=%Q? requests=%Q?
VolumeStatus image=&ImageVolumeStatus?
VsphereVirtualDiskVolumeSource volumePath=s fsType=s? storagePolicyName=s? storagePolicyID=s?
WeightedPodAffinityTerm weight=i podAffinityTerm=PodAffinityTerm
WindowsSecurityContextOptions gmsaCredentialSpecName=&s? gmsaCredentialSpec=&s? runAsUserName=&s? hostProcess=&b?
`
