import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxEditField } from '../../src/components/parts/edit-field/edit-field.js';

define(InboxEditField);

type Args = Pick<
  InboxEditField,
  'value' | 'placeholder' | 'label' | 'editLabel' | 'multiline' | 'locked' | 'phase' | 'problem'
>;

const meta: Meta<Args> = {
  title: 'Parts/Edit field',
  component: InboxEditField.tag,
  args: {
    value: 'mariana.costa@example.com',
    placeholder: 'não informado',
    label: 'E-mail',
    editLabel: 'Editar e-mail',
    multiline: false,
    locked: false,
    phase: 'rest',
    problem: '',
  },
  argTypes: {
    phase: { control: 'inline-radio', options: ['rest', 'saving', 'failed', 'conflict'] },
  },
  render: (args) =>
    html`<div .style=${'max-width: 320px'}>
      <inbox-edit-field
        .value=${args.value}
        placeholder=${args.placeholder}
        label=${args.label}
        edit-label=${args.editLabel}
        phase=${args.phase}
        problem=${args.problem}
        ?multiline=${args.multiline}
        ?locked=${args.locked}
      ></inbox-edit-field>
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

const edit: NonNullable<Story['play']> = ({ canvasElement }) =>
  canvasElement.querySelector('inbox-edit-field')!.edit();

export const Default: Story = {};

export const Editing: Story = { play: edit };

export const SeveralLines: Story = {
  args: { value: 'Prefere receber à tarde.\nPortão azul, sem campainha.', multiline: true },
  play: edit,
};

export const Saving: Story = { args: { phase: 'saving' }, play: edit };

export const Failed: Story = {
  args: { phase: 'failed', problem: 'O servidor está fora do ar.' },
  play: edit,
};

export const Conflict: Story = {
  args: { phase: 'conflict', problem: 'Alguém mudou este campo antes de você.' },
  play: edit,
};
