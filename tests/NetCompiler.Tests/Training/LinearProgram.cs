using System;
using NetCompiler.CompilerServices;

namespace NetCompiler.Tests.Training;

public sealed partial class LinearNetwork
{
    /// <summary>Phases: rows forward; mean loss and running mean; one trained parameter's gradient a unit.</summary>
    private sealed class LinearProgram(bool train) : PhasedProgram
    {
        // Offsets in the arena per row.
        public const int Output = 0;
        public const int Gradient = 16;
        private const int Loss = 32;

        public override int PhaseCount => train ? 3 : 2;

        public override int RowLength => 48;

        public override int FixedLength => 16;

        public override int LossOffset => 0;

        public override int Units(int phase, int rows) => phase switch { 0 => rows, 1 => 1, _ => (InputLength + 1) * OutputLength };

        public override int Grain(int phase) => 1;

        public override void Execute(int phase, int first, int end, ProgramMemory memory, IBatch batch)
        {
            for (int unit = first; unit < end; unit++)
            {
                switch (phase)
                {
                    case 0:
                        ((Batch)batch).Computing?.Invoke();
                        Row(unit, memory, (Batch)batch);
                        break;
                    case 1:
                        Mean(memory);
                        break;
                    default:
                        ParameterGradient(unit / OutputLength, unit % OutputLength, memory, (Batch)batch);
                        break;
                }
            }
        }

        private static Span<float> At(ProgramMemory memory, int offset, int row) =>
            memory.Rows.Span.Slice((offset * memory.Capacity) + (row * Lanes), Lanes);

        private float Noise(ProgramMemory memory, int row) => train ? 1 + CounterRandom.Uniform(memory.Key, (ulong)row, 1f / 64) : 1f;

        private void Row(int row, ProgramMemory memory, Batch batch)
        {
            Span<float> output = At(memory, Output, row), gradient = At(memory, Gradient, row);
            Forward(memory.Weights, batch.Inputs.Slice(row * InputLength, InputLength), Noise(memory, row), output);
            float loss = 0;
            for (int n = 0; n < OutputLength; n++)
            {
                float difference = output[n] - batch.Targets[(row * OutputLength) + n];
                loss += difference * difference;
                gradient[n] = 2 * difference / (OutputLength * memory.RowCount);
            }

            At(memory, Loss, row)[0] = loss / OutputLength;
        }

        private void Mean(ProgramMemory memory)
        {
            float sum = 0;
            for (int row = 0; row < memory.RowCount; row++)
            {
                sum += At(memory, Loss, row)[0];
            }

            float mean = sum / memory.RowCount;
            memory.Fixed.Span[0] = mean;
            if (train)
            {
                Span<float> state = memory.Weights.State.Span;
                state[0] = (0.9f * state[0]) + (0.1f * mean);
            }
        }

        private void ParameterGradient(int k, int n, ProgramMemory memory, Batch batch)
        {
            float sum = 0;
            for (int row = 0; row < memory.RowCount; row++)
            {
                float input = k == InputLength ? 1 : batch.Inputs[(row * InputLength) + k] * Noise(memory, row);
                sum += At(memory, Gradient, row)[n] * input;
            }

            memory.Gradients.Span[k == InputLength ? BiasOffset + n : (k * Lanes) + n] = sum * memory.Weights.Parameters.Span[ScaleOffset];
        }
    }
}
