/** Moves and scales a sheet inside a frame: by dragging, by two fingers, by Ctrl and the wheel. The plain wheel stays the page's. */
export class PanZoom {
  /** Whether the last press moved the sheet, so that its end is no click. */
  moved = false
  /** The reader has moved or scaled it. */
  private placed = false
  private x = 0
  private y = 0
  private scale = 1
  private readonly pointers = new Map<number, { x: number; y: number }>()
  private readonly stop = new AbortController()
  private readonly resized: ResizeObserver

  constructor(
    private readonly frame: HTMLElement,
    private readonly sheet: HTMLElement,
  ) {
    const { signal } = this.stop
    frame.addEventListener('pointerdown', (e) => this.down(e), { signal })
    frame.addEventListener('pointermove', (e) => this.move(e), { signal })
    for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) frame.addEventListener(type, (e) => this.up(e), { signal })
    frame.addEventListener('wheel', (e) => this.wheel(e), { signal, passive: false })
    let size = [frame.clientWidth, frame.clientHeight]
    this.resized = new ResizeObserver(() => {
      const [width = 0, height = 0] = size
      size = [frame.clientWidth, frame.clientHeight]
      // Where the reader has put it, it stays; only a new width, which is a new page, begins anew.
      if (Math.abs(frame.clientWidth - width) > 2 || (!this.placed && Math.abs(frame.clientHeight - height) > 2)) this.fit()
    })
    this.resized.observe(frame)
  }

  dispose(): void {
    this.stop.abort()
    this.resized.disconnect()
  }

  /** The whole drawing, but never so small that it cannot be read: then its beginning. */
  fit(): void {
    const { width, height } = this.size()
    if (width === 0) return
    const { clientWidth, clientHeight } = this.frame
    this.placed = false
    const whole = Math.min((clientWidth - 24) / width, (clientHeight - 24) / height)
    this.scale = Math.max(0.7, Math.min(1.15, whole))
    this.x = Math.max(12, (clientWidth - width * this.scale) / 2)
    this.y = Math.max(12, (clientHeight - height * this.scale) / 2)
    this.apply()
  }

  zoom(factor: number, at?: { x: number; y: number }): void {
    const centre = at ?? { x: this.frame.clientWidth / 2, y: this.frame.clientHeight / 2 }
    const scale = Math.max(0.25, Math.min(3, this.scale * factor))
    this.x = centre.x - ((centre.x - this.x) * scale) / this.scale
    this.y = centre.y - ((centre.y - this.y) * scale) / this.scale
    this.scale = scale
    this.placed = true
    this.apply()
  }

  private size(): { width: number; height: number } {
    const svg = this.sheet.querySelector('svg')
    const box = svg?.viewBox.baseVal
    return box ? { width: box.width, height: box.height } : { width: 0, height: 0 }
  }

  private apply(): void {
    // Some of the drawing always stays in the frame.
    const { width, height } = this.size()
    const [w, h] = [width * this.scale, height * this.scale]
    this.x = Math.min(this.frame.clientWidth - 60, Math.max(60 - w, this.x))
    this.y = Math.min(this.frame.clientHeight - 40, Math.max(40 - h, this.y))
    this.sheet.style.transform = `translate(${Math.round(this.x)}px, ${Math.round(this.y)}px) scale(${this.scale})`
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    this.moved = false
  }

  private move(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    if (this.pointers.size === 1) {
      if (!this.moved && Math.hypot(now.x - before.x, now.y - before.y) < 4) return
      if (!this.moved) this.frame.setPointerCapture(event.pointerId)
      this.moved = true
      this.placed = true
      this.x += now.x - before.x
      this.y += now.y - before.y
      this.apply()
    } else if (this.pointers.size === 2) {
      this.moved = true
      const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1]
      if (other) {
        const frame = this.frame.getBoundingClientRect()
        const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
        this.zoom(factor, { x: (now.x + other.x) / 2 - frame.left, y: (now.y + other.y) / 2 - frame.top })
      }
    }
    this.pointers.set(event.pointerId, now)
  }

  private up(event: PointerEvent): void {
    this.pointers.delete(event.pointerId)
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const frame = this.frame.getBoundingClientRect()
    this.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - frame.left, y: event.clientY - frame.top })
  }
}
