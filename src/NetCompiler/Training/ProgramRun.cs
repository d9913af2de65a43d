using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>A program with the memory and the batch it works on.</summary>
internal sealed class ProgramRun(PhasedProgram program, ProgramMemory memory, IBatch batch) : TeamWork
{
    public ProgramMemory Memory { get; } = memory;

    /// <summary>Executes all phases, one after the other, and returns the mean loss.</summary>
    public float Execute(WorkerTeam team, int rows, ulong key)
    {
        Memory.RowCount = rows;
        Memory.Key = key;
        for (int phase = 0; phase < program.PhaseCount; phase++)
        {
            team.Run(this, phase, program.Units(phase, rows), program.Grain(phase));
        }

        return Memory.Fixed.Span[program.LossOffset];
    }

    public override void Execute(int phase, int first, int end) => program.Execute(phase, first, end, Memory, batch);
}
