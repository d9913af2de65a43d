using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>What is read from a listing.</summary>
public class DisassemblyTests
{
    // The outer loop keeps its counter on the stack, the inner one does or does not keep a sum there.
    private const string Listing = """
        ; Assembly listing for method Some.Tile:Run[Some.Steps](int):this (FullOpts)
        ; Emitting BLENDED_CODE for generic X64 + VEX + EVEX on Unix
        ; FRAME

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               mov      dword ptr [rsp+0x08], edi

        G_M000_IG02:                ;; offset=0x0022
               xor      eax, eax

        G_M000_IG03:                ;; offset=0x0024
               vmovups  zmm1, zmmword ptr [rsi]
               LINE
               vfmadd231ps zmm0, zmm1, dword ptr [rdi+4*rax] {1to16}
               cmp      eax, 100
               jl       SHORT G_M000_IG03
               dec      dword ptr [rsp+0x08]
               jne      G_M000_IG02

        G_M000_IG04:                ;; offset=0x0060
               ret
        ; Total bytes of code 97
        """;

    [Theory]
    [InlineData("inc      eax", "rbp based frame", 0, 0)]
    [InlineData("vmovups  zmmword ptr [rsp+0x40], zmm0", "rsp based frame", 1, 1)]
    [InlineData("vaddps   zmm0, zmm0, zmmword ptr [rbp-0x40]", "rbp based frame", 1, 1)]
    [InlineData("add      rax, qword ptr [rbp-0x40]", "rbp based frame", 1, 0)]
    [InlineData("vaddps   zmm0, zmm0, zmmword ptr [rbp-0x40]", "rsp based frame", 0, 0)]
    public void WhatHasNoRegisterIsFoundInTheInnermostLoop(string line, string frame, int spills, int ofVectors)
    {
        IReadOnlyList<Disassembly> methods = Disassembly.Parse(
            (Listing + "\n" + Listing).Replace("LINE", line).Replace("FRAME", frame).ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal(2, methods.Count);
        Assert.All(methods, method =>
        {
            Assert.Equal("Some.Tile:Run[Some.Steps](int):this (FullOpts)", method.Name);
            Assert.Equal(5, Assert.Single(method.AddsLoops).Length);
            Assert.Equal(spills, method.Spills.Count());
            Assert.Equal(ofVectors, method.VectorSpills.Count());
        });
    }
}
