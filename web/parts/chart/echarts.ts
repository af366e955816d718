import { BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Option } from './option.ts'

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
])

/** A chart on the page. */
export interface Drawn {
  draw(option: Option): void
  fit(): void
  remove(): void
}

/** Draws as SVG, whose styles are set one by one: nothing of it is refused by the content security policy. */
export function drawOn(place: HTMLElement, picked: (key: string) => void): Drawn {
  const chart = init(place, null, { renderer: 'svg' })
  chart.on('click', ({ data }) => {
    if (typeof data === 'object' && data !== null && 'pick' in data && typeof data['pick'] === 'string')
      picked(data['pick'])
  })
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    fit: () => chart.resize(),
    remove: () => chart.dispose(),
  }
}
